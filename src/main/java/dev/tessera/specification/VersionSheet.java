package dev.tessera.specification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is said of a specification version.
 *
 * @param family the slug of the specification's family
 * @param description what the specification is
 * @param edits how often the version or its specification was edited: who read another number read old facts
 * @param editor whose text it is, if that organisation is approved
 * @param dates in the order of the statuses
 * @param relations to and from other versions
 */
public record VersionSheet(
        SpecificationVersion version,
        @Nullable String family,
        @Nullable String description,
        int edits,
        @Nullable Editor editor,
        List<StatusDate> dates,
        List<SpecificationLink> links,
        List<Related> relations) {

    /** The same as a form to be changed. */
    public SpecificationForm form() {
        return new SpecificationForm(
                version.name(),
                version.specificationName(),
                version.family(),
                version.status(),
                version.roles().stream().map(SpecificationRole::name).toList(),
                version.issued(),
                version.url(),
                version.note(),
                version.source(),
                description,
                editor == null ? null : editor.slug(),
                dates,
                links,
                relations.stream()
                        .filter(r -> !r.backwards())
                        .map(r -> new Relation(r.kind(), r.path()))
                        .toList());
    }
}
