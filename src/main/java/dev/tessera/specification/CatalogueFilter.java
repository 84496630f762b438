package dev.tessera.specification;

import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for in the catalogue.
 *
 * @param query words, all of which have to be found
 * @param family a family's slug
 * @param role a role's name
 */
public record CatalogueFilter(
        String query,
        @Nullable String family,
        @Nullable SpecificationStatus status,
        @Nullable String role) {

    public static final CatalogueFilter ALL = new CatalogueFilter("", null, null, null);

    /** Whether it leaves nothing out. */
    public boolean isAll() {
        return query.isBlank() && family == null && status == null && role == null;
    }

    /** Only what a family holds. */
    public static CatalogueFilter ofFamily(String slug) {
        return new CatalogueFilter("", slug, null, null);
    }
}
