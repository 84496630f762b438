package dev.tessera.specification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A specification version in the catalogue.
 *
 * @param family the family's slug
 * @param roles what products play in it, by name
 */
public record FoundVersion(
        String specification,
        String specificationName,
        @Nullable String family,
        @Nullable String familyName,
        String version,
        String name,
        SpecificationStatus status,
        @Nullable String issued,
        List<String> roles) {

    /** How addresses and the API name it: {@code lti/1.3}. */
    public String path() {
        return specification + "/" + version;
    }
}
