package dev.tessera.adoption;

import java.util.List;

/** An organisation with products that play a role in a specification version, as it says itself. */
public record Use(String organisation, String organisationSlug, List<OfProduct> products) {

    /** A product and its roles. */
    public record OfProduct(String name, String slug, List<String> roles) {}
}
