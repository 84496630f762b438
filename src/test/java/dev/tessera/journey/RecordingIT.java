package dev.tessera.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A vendor records outcomes with the keyboard; a coordinator and the public see them. */
class RecordingIT extends Journey {

    private static final String TRIAL = "/trials/lti-autumn-2026";
    private static final String PRODUCT = "Quillmere Campus";

    @Test
    void a_vendor_records_by_keyboard_and_an_open_matrix_shows_it_without_reload() throws Exception {
        Workspace coordinator =
                Workspace.signIn(chromium.wide(), server.url(), "coordinator").open(TRIAL);
        coordinator.matrix();
        Workspace vendor =
                Workspace.signIn(chromium.wide(), server.url(), "vendor").open(TRIAL + "/record");
        vendor.matrix();
        Chromium.picture(vendor.page(), "record-wide-light");

        String key = firstUnreported(vendor);
        Locator watched = coordinator.cell(key, PRODUCT);
        assertThat(watched).hasClass(Pattern.compile("^u\\b.*"));
        // A person tabs into the grid and walks; the way there is the element's own business.
        vendor.page()
                .evaluate(
                        "k => { const m = document.querySelector('conformance-matrix');"
                                + " const th = m.querySelector('thead th[data-column], thead th:nth-child(2)');"
                                + " m.focusCell(k, m.querySelector('thead th[data-column]')?.dataset.column ?? th.dataset.column); }",
                        key);
        vendor.page().keyboard().press("f");

        assertThat(watched).hasClass(Pattern.compile("^f\\b.*"));
        assertThat(publicCell(key)).isEqualTo("failed");

        // An untested cell has to say why: the dialog is filled in without touching a mouse.
        vendor.page().keyboard().press("u");
        assertThat(vendor.page().locator("vaadin-combo-box input:focus")).isVisible();
        vendor.page().keyboard().type("Our sandbox was down");
        vendor.page().keyboard().press("Enter");
        vendor.page().keyboard().press("Enter");
        assertThat(vendor.page().locator("conformance-matrix td.u.h").first()).isVisible();
        Chromium.picture(vendor.page(), "recorded-wide-light");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void a_cell_opens_its_story_by_keyboard_and_gives_the_focus_back() {
        Workspace coordinator =
                Workspace.signIn(chromium.wide(), server.url(), "coordinator").open(TRIAL);
        Locator disputed = coordinator.matrix().locator("td.d").first();
        disputed.focus();
        coordinator.page().keyboard().press("Enter");
        assertThat(coordinator.page().locator(".side-report").first()).isVisible();
        Chromium.picture(coordinator.page(), "story-wide-light");
        coordinator.page().keyboard().press("Escape");
        assertThat(coordinator.page().locator(".side-report").first()).isHidden();
        assertThat(disputed).isFocused();
    }

    @Test
    void the_workspace_is_looked_at_in_light_and_dark_wide_and_narrow() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1440, 390}) {
                Page page = chromium.window(width, 844, scheme);
                String suffix =
                        (width > 1000 ? "-wide-" : "-narrow-") + scheme.name().toLowerCase(java.util.Locale.ROOT);
                Workspace vendor = Workspace.signIn(page, server.url(), "vendor");
                Chromium.picture(page, "trials" + suffix);
                vendor.open(TRIAL).matrix();
                Chromium.picture(page, "matrix" + suffix);
                vendor.open(TRIAL + "/record").matrix();
                Chromium.picture(page, "record" + suffix);
                vendor.open(TRIAL + "/participants");
                Chromium.picture(page, "participants" + suffix);
                vendor.open(TRIAL + "/import");
                Chromium.picture(page, "import" + suffix);
                vendor.open("/specifications");
                Chromium.picture(page, "specifications" + suffix);
                vendor.open("/specifications/lti/1.3");
                Chromium.picture(page, "specification-version" + suffix);
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .as("nothing sticks out sideways at %s", width)
                        .isLessThanOrEqualTo(0);
                page.context().close();
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private static String firstUnreported(Workspace vendor) {
        Locator row = vendor.page()
                .locator("conformance-matrix tbody tr:not(.group)")
                .filter(new Locator.FilterOptions()
                        .setHas(vendor.page().locator("td:nth-child(2).u:not(.x):not(.h):not(.d)")))
                .first();
        return row.locator("code").textContent();
    }

    private static String publicCell(String key) throws Exception {
        HttpResponse<String> csv = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url() + TRIAL + "/matrix.csv"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        List<String> lines = csv.body().lines().toList();
        int column = List.of(lines.getFirst().split(",")).indexOf(PRODUCT);
        return lines.stream()
                .filter(l -> l.startsWith(key + ","))
                .findFirst()
                .orElseThrow()
                .split(",")[column];
    }
}
