package dev.tessera.site;

import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Product;
import dev.tessera.organisation.Products;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One product: its versions, and where it was tested. */
@Controller
class ProductController {

    private final Products products;
    private final OpenTrials trials;
    private final Pages pages;

    ProductController(Products products, OpenTrials trials, Pages pages) {
        this.products = products;
        this.trials = trials;
        this.pages = pages;
    }

    @GetMapping("/products/{product}")
    ResponseEntity<byte[]> one(@PathVariable("product") String slug, HttpServletRequest request, Locale locale) {
        Optional<Product> found = products.find(Viewer.ANYBODY, slug);
        if (found.isEmpty()) {
            return products.movedTo(Viewer.ANYBODY, slug)
                    .map(now -> Moved.to("/products/" + now))
                    .orElseThrow(() -> Refusal.notFound("site.missing.product"));
        }
        Words words = pages.words(locale);
        Product product = found.get();
        ProductPage page =
                new ProductPage(products.see(Viewer.ANYBODY, slug), trials.withResultsOf(product.id(), words));
        Frame frame = pages.frame(
                        words,
                        "/products/" + slug,
                        product.name(),
                        Objects.requireNonNullElseGet(
                                product.description(),
                                () -> words.say("product.description", product.name(), product.organisation())))
                .in(Section.ORGANISATIONS);
        return Answer.with(
                Representation.page(pages.render("product", frame.withData(StructuredData.product(frame, page)), page)),
                request);
    }
}
