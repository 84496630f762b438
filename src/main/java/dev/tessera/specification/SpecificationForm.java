package dev.tessera.specification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a coordinator says of a specification version.
 *
 * @param description what the specification is, the same for all its versions
 * @param editor the slug of the organisation that edits the text
 * @param dates when it came to which status
 * @param relations what this version is to others
 */
public record SpecificationForm(
        @Nullable String name,
        @Nullable String specificationName,
        @Nullable String family,
        @Nullable SpecificationStatus status,
        @Nullable List<String> roles,
        @Nullable String issued,
        @Nullable String url,
        @Nullable String note,
        @Nullable String source,
        @Nullable String description,
        @Nullable String editor,
        @Nullable List<StatusDate> dates,
        @Nullable List<SpecificationLink> links,
        @Nullable List<Relation> relations) {

    /** The bare facts. */
    public SpecificationForm(
            @Nullable String name,
            @Nullable String specificationName,
            @Nullable String family,
            @Nullable SpecificationStatus status,
            @Nullable List<String> roles,
            @Nullable String issued,
            @Nullable String url,
            @Nullable String note,
            @Nullable String source) {
        this(name, specificationName, family, status, roles, issued, url, note, source, null, null, null, null, null);
    }

    /** The form that says one thing only: where the version stands. */
    public static SpecificationForm of(SpecificationStatus status) {
        return new SpecificationForm(null, null, null, status, null, null, null, null, null);
    }
}
