package dev.tessera.organisation;

import org.jspecify.annotations.Nullable;

/** A product that is not stored yet. Its slug is made from its name where none is given. */
public record NewProduct(
        long organisationId,
        @Nullable String slug,
        String name,
        @Nullable String homepage,
        @Nullable String description,
        @Nullable String licence) {

    public NewProduct(
            long organisationId,
            @Nullable String slug,
            String name,
            @Nullable String homepage,
            @Nullable String description) {
        this(organisationId, slug, name, homepage, description, null);
    }
}
