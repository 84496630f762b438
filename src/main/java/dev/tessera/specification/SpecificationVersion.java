package dev.tessera.specification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version of a specification: what trials are against.
 *
 * @param specification the specification's slug
 * @param version the version's slug, as it stands in addresses
 * @param issued when it was issued, ISO 8601 and as precise as it is known ({@code 2019-04-16}, {@code 2010-06})
 * @param source where these facts come from
 */
public record SpecificationVersion(
        long id,
        String specification,
        String specificationName,
        @Nullable String family,
        String version,
        String name,
        SpecificationStatus status,
        @Nullable String issued,
        @Nullable String url,
        @Nullable String note,
        @Nullable String source,
        List<SpecificationRole> roles) {

    /** How addresses and the API name it: {@code lti/1.3}. */
    public String path() {
        return specification + "/" + version;
    }
}
