package dev.tessera.organisation;

import java.util.List;

/** A product with all that is known of it; the newest version first. */
public record ProductSheet(Product product, List<String> aliases, List<String> iris, List<Release> versions) {

    /** The record as its form: what an edit begins with. */
    public ProductForm form() {
        return new ProductForm(
                product.name(),
                product.slug(),
                product.homepage(),
                product.description(),
                product.licence(),
                aliases,
                iris);
    }
}
