package dev.tessera.specification;

import org.jspecify.annotations.Nullable;

/**
 * Specifications that belong together.
 *
 * @param description what they are for
 * @param edits how often it was edited: who read another number read old facts
 */
public record Family(
        long id, String slug, String name, @Nullable String description, int edits, int specifications, int versions) {

    /** The same as a form to be changed. */
    public FamilyForm form() {
        return new FamilyForm(name, description);
    }
}
