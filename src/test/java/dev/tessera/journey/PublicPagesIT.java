package dev.tessera.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What anybody reads: looked at in light and dark, wide and narrow, with axe, and without a cookie. */
class PublicPagesIT extends Journey {

    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("public-front", "/"),
            Map.entry("public-trials", "/trials"),
            Map.entry("public-trial", "/trials/lti-autumn-2026"),
            Map.entry("public-matrix", "/trials/lti-autumn-2026/matrix"),
            Map.entry("public-pairs", "/trials/lti-autumn-2026/matrix?view=pairs"),
            Map.entry("public-specifications", "/specifications"),
            Map.entry("public-specification-version", "/specifications/lti/1.3"),
            Map.entry("public-specifications-found", "/specifications?q=launch&status=final"),
            Map.entry("public-family", "/families/lti-advantage"),
            Map.entry("public-specification", "/specifications/open-badges"),
            Map.entry("public-suite", "/specifications/open-badges/3.0/suite"),
            Map.entry("public-organisations", "/organisations"),
            Map.entry("public-organisation", "/organisations/quillmere"),
            Map.entry("public-product", "/products/quillmere-campus"));

    @Test
    void every_page_passes_axe_and_sets_no_cookie() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1440, 390}) {
                Page page = chromium.window(width, 844, scheme);
                String suffix =
                        (width > 1000 ? "-wide-" : "-narrow-") + scheme.name().toLowerCase(Locale.ROOT);
                PAGES.forEach((name, path) -> {
                    page.navigate(server.url() + path);
                    assertThat(page.locator("h1")).isVisible();
                    Chromium.picture(page, name + suffix);
                    assertThat(new AxeBuilder(page).analyze().getViolations())
                            .extracting(v -> v.getId() + ": " + v.getHelp() + " "
                                    + v.getNodes().getFirst().getHtml())
                            .as(name + suffix)
                            .isEmpty();
                });
                assertThat(page.context().cookies()).isEmpty();
                page.context().close();
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }
}
