package dev.tessera.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How a result comes about: two vendors disagree and agree, reviewers decide, an appeal changes what was decided. */
class ResultIT extends Journey {

    private static final String TRIAL = "/trials/lti-autumn-2026";
    private static final String TOOL = "Quillmere Quiz";
    private static final String PLATFORM = "Tarnwick Atrium";
    private static final Pattern NUMBER = Pattern.compile("^(\\d+) ");

    @BeforeEach
    void anew() {
        chromium.complaints().clear();
    }

    private static Workspace somebody(String who) {
        return Workspace.signIn(chromium.wide(), server.url(), who);
    }

    /** The sheet of somebody's product; what has to be accepted before is. */
    private static Workspace onSheet(String who) {
        Workspace there = somebody(who).open(TRIAL + "/record");
        there.matrix();
        Locator accept = there.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Accept for")));
        if (accept.count() > 0) {
            accept.click();
            assertThat(accept).hasCount(0);
        }
        return there;
    }

    private static String column(Page page, String product) {
        return page.locator("conformance-matrix thead th[data-column]")
                .filter(new Locator.FilterOptions().setHasText(product))
                .first()
                .getAttribute("data-column");
    }

    private static void goTo(Page page, String test, String column) {
        page.evaluate(
                "([test, column]) => document.querySelector('conformance-matrix').focusCell(test, column)",
                List.of(test, column));
    }

    /** The address of a cell, from its story as it is opened by keyboard. */
    private static String addressOfStory(Page page, String cell) {
        page.keyboard().press("Enter");
        String about = page.locator("vaadin-dialog .story > a").getAttribute("href");
        page.keyboard().press("Escape");
        assertThat(page.locator(".side-report").first()).isHidden();
        return TRIAL + "/cell/" + about.replaceAll(".*/", "") + "/" + cell;
    }

    private static HttpResponse<String> call(String method, String path, String body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url() + path))
                                .header("Authorization", "Bearer demo-vendor-token")
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    /** The screen as it is now, light and dark, wide and narrow. */
    private static void look(Page page, String name) {
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            for (int width : new int[] {390, 1440}) {
                // So high that the picture shows what lies below as well: the screen scrolls within itself.
                page.setViewportSize(width, width < 1000 ? 1900 : 1400);
                String as = name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                Chromium.picture(page, as);
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .as("nothing sticks out sideways: %s", as)
                        .isLessThanOrEqualTo(0);
                assertThat(Chromium.axe(page)).as(as).isEmpty();
            }
        }
        page.setViewportSize(1440, 900);
    }

    @Test
    void two_vendors_disagree_talk_and_agree() throws Exception {
        Workspace rival = onSheet("rival");
        String tool = column(rival.page(), TOOL);
        String platform = column(rival.page(), PLATFORM);
        goTo(rival.page(), "pair-14", tool);
        rival.page().keyboard().press("f");
        assertThat(rival.cell("pair-14", TOOL)).hasClass(Pattern.compile("^f\\b.*"));
        goTo(rival.page(), "pair-14", tool);
        String address = addressOfStory(rival.page(), platform + "/" + tool);

        Workspace vendor = somebody("vendor").open(address);
        Page story = vendor.page();
        assertThat(story.locator(".stands").first()).containsText("claimed by one side");
        HttpResponse<String> reported = call(
                "POST",
                "/api/v1" + TRIAL + "/reports",
                "{\"reports\":[{\"test\":\"pair-14\",\"subject\":\"%s\",\"peer\":\"%s\",\"verdict\":\"passed\"}]}"
                        .formatted(PLATFORM, TOOL));
        assertThat(reported.statusCode()).as(reported.body()).isEqualTo(201);

        // Both see it where they are, without asking again.
        assertThat(story.locator(".stands").first()).containsText("disputed");
        assertThat(story.getByText("The two sides may come to agree until")).isVisible();
        assertThat(rival.cell("pair-14", TOOL)).hasClass(Pattern.compile("^[a-z] .*\\bd\\b.*"));
        look(story, "dispute");

        Workspace other = new Workspace(rival.page().context().newPage(), server.url()).open(address);
        story.locator(".comment-form textarea").first().focus();
        story.keyboard().type("We ran it with **version 3**. Which one did you have?");
        story.keyboard().press("Control+Enter");
        assertThat(other.page().locator(".comments > li").first()).containsText("version 3");
        assertThat(other.page().locator(".comments strong").first()).hasText("version 3");
        other.page().locator(".comment-form textarea").first().focus();
        other.page().keyboard().type("Version 2. With 3 it works here too.");
        other.page().keyboard().press("Control+Enter");
        assertThat(story.locator(".comments > li")).hasCount(2);

        goTo(rival.page(), "pair-14", tool);
        rival.page().keyboard().press("p");
        assertThat(story.locator(".stands").first()).containsText("agreed");
        assertThat(story.getByText("The two sides may come to agree until")).hasCount(0);
        assertThat(story.locator(".history").first()).containsText("failed");
        look(story, "agreed");
        assertThat(chromium.complaints()).isEmpty();
    }

    private static int waiting(Page page) {
        Matcher number = NUMBER.matcher(page.locator(".review-sum").textContent());
        return number.find() ? Integer.parseInt(number.group(1)) : 0;
    }

    private static void assertWaiting(Page page, int left) {
        assertThat(page.locator(".review-sum"))
                .hasText(left == 0 ? "Nothing waits" : left == 1 ? "1 result waits" : left + " results wait");
    }

    @Test
    void a_reviewer_clears_a_queue_by_keys() {
        Workspace reviewer = somebody("reviewer").open(TRIAL + "/review?group=Security");
        Page page = reviewer.page();
        page.locator(".review-item").waitFor();
        int waiting = waiting(page);
        assertThat(waiting).isGreaterThan(5);
        page.keyboard().press("j");
        assertThat(page.locator(".review-left li").nth(1)).hasAttribute("aria-current", "true");
        page.keyboard().press("k");
        assertThat(page.locator(".review-left li").first()).hasAttribute("aria-current", "true");

        // The first is returned, with a reason; all others are as they should be.
        look(page, "queue");
        page.keyboard().press("r");
        assertThat(page.locator("vaadin-dialog textarea:focus")).isVisible();
        page.keyboard().type("Which build was this?");
        page.keyboard().press("Control+Enter");
        assertWaiting(page, --waiting);
        while (waiting > 0) {
            page.locator(".review-item").waitFor();
            page.keyboard().press("v");
            assertWaiting(page, --waiting);
        }
        assertThat(page.getByText("Nothing of this kind waits")).isVisible();
        assertThat(page.locator("vaadin-notification-card")).hasCount(1);
        look(page, "queue-cleared");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void an_appeal_changes_a_cell() throws Exception {
        String test = "reg-01";
        Workspace rival = onSheet("rival");
        String platform = column(rival.page(), PLATFORM);
        goTo(rival.page(), test, platform);
        rival.page().keyboard().press("f");
        assertThat(rival.cell(test, PLATFORM)).hasClass(Pattern.compile("^f\\b.*"));
        Workspace coordinator = somebody("coordinator").open(TRIAL);
        coordinator.matrix();
        Locator watched = coordinator.cell(test, PLATFORM);
        assertThat(watched).hasClass(Pattern.compile("^f\\b.*"));
        goTo(rival.page(), test, platform);
        String address = addressOfStory(rival.page(), platform);
        rival.open(address);

        Workspace reviewer = somebody("reviewer").open(TRIAL + "/review?group=Registration");
        decide(reviewer.page(), test, "v", false);

        // The decision and the way to appeal are there without a reload.
        Page story = rival.page();
        rival.button("Appeal").focus();
        story.keyboard().press("Enter");
        assertThat(story.locator(".appeal-form textarea:focus")).isVisible();
        story.keyboard().type("The log shows a timeout of the network, not of the product.");
        look(story, "appeal");
        story.keyboard().press("Tab");
        story.keyboard().press("Enter");
        assertThat(story.getByText("Another reviewer is to answer it.")).isVisible();

        Workspace another = somebody("coordinator").open(TRIAL + "/review?kind=appeal");
        decide(another.page(), test, "o", true);

        assertThat(watched).hasClass(Pattern.compile("^p\\b.*"));
        assertThat(story.locator(".stands").first()).containsText("overruled");
        assertThat(story.getByText("The network was down for everybody.").first())
                .isVisible();
        assertThat(line(test)).contains("passed");
        look(story, "appeal-granted");
        assertThat(chromium.complaints()).isEmpty();
    }

    /** Decides about a test's result in the queue, by keys. */
    private static void decide(Page page, String test, String key, boolean otherwise) {
        page.locator(".review-item").waitFor();
        Locator heading = page.locator(".review-item h2");
        Locator lines = page.locator(".review-left li");
        int at = lines.allTextContents().stream()
                .map(t -> t.contains(test) && t.contains(PLATFORM))
                .toList()
                .indexOf(true);
        assertThat(at).isNotNegative();
        for (int i = 0; i < at; i++) {
            page.keyboard().press("j");
            assertThat(lines.nth(i + 1)).hasAttribute("aria-current", "true");
        }
        assertThat(heading).hasText(test);
        int waiting = waiting(page);
        page.keyboard().press(key);
        if (otherwise) {
            assertThat(page.locator("vaadin-dialog vaadin-radio-button[focused]"))
                    .isVisible();
            page.keyboard().press("Space");
            // The dialog's own way round goes through each of the verdicts.
            Locator why = page.locator("vaadin-dialog textarea:focus");
            for (int tab = 0; tab < 5 && why.count() == 0; tab++) {
                page.keyboard().press("Tab");
            }
            assertThat(why).isVisible();
            page.keyboard().type("The network was down for everybody.");
            Chromium.picture(page, "overrule-wide-light");
            page.keyboard().press("Control+Enter");
        }
        assertWaiting(page, waiting - 1);
    }

    private static String line(String test) throws Exception {
        List<String> lines = matrix();
        int column = List.of(lines.getFirst().split(",")).indexOf(PLATFORM);
        return lines.stream()
                .filter(l -> l.startsWith(test + ","))
                .map(l -> l.split(",")[column])
                .findFirst()
                .orElseThrow();
    }

    private static List<String> matrix() throws Exception {
        return call("GET", TRIAL + "/matrix.csv", "").body().lines().toList();
    }
}
