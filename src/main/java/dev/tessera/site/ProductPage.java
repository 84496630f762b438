package dev.tessera.site;

import dev.tessera.organisation.Product;
import dev.tessera.organisation.ProductSheet;
import java.util.List;

/**
 * One product.
 *
 * @param trials those in which it takes part and whose results everybody may see
 */
public record ProductPage(ProductSheet sheet, List<TrialCard> trials) {

    public Product product() {
        return sheet.product();
    }
}
