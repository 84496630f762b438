package dev.tessera.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A coordinator takes a file into a draft, edits it with the keyboard, pastes rows, and releases it. */
class SuiteEditorIT extends Journey {

    private static final String SUITE = "/specifications/vdex/1.0/suite";

    private static final String FILE = """
            key,title,kind,obligation,group
            vocab-1,A vocabulary has a name,conformance,required,Vocabularies
            vocab-2,Terms are unique,conformance,required,Vocabularies
            term-1,A term has a caption,conformance,recommended,Terms
            """;

    @Test
    void a_coordinator_goes_from_a_file_to_a_release_by_keyboard() {
        Workspace coordinator = Workspace.signIn(chromium.wide(), server.url(), "coordinator");
        Page page = coordinator.page();

        coordinator.open(SUITE + "/import");
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("suite.csv", "text/plain", FILE.getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getByText("suite.csv has 3 test cases")).isVisible();
        assertThat(page.locator(".changes > li")).hasCount(3);
        passesAxe(page, "the preview");
        Chromium.picture(page, "suite-preview-wide-light");
        coordinator.button("Take into the draft").click();

        page.waitForURL("**/suite/edit");
        Locator grid = page.locator("suite-grid [role=grid]");
        assertThat(cell(page, 1, "key")).hasText("vocab-1");
        cell(page, 1, "key").focus();
        // the third row's title: two down, one to the right
        press(page, "ArrowDown", "ArrowDown", "ArrowRight");
        assertThat(cell(page, 3, "title")).isFocused();
        press(page, "F2", "End");
        page.keyboard().type(" in every language");
        press(page, "Enter");
        assertThat(page.locator(".suite-status")).hasText("Saved");
        assertThat(cell(page, 3, "title")).hasText("A term has a caption in every language");

        // a key that another has stays in its cell, with the reason, until it is dropped
        press(page, "Home");
        page.keyboard().type("vocab-2");
        press(page, "Enter");
        assertThat(page.locator(".suite-status")).containsText("Not saved: Another test case has the key \"vocab-2\".");
        assertThat(cell(page, 3, "key")).hasAttribute("aria-invalid", "true");
        press(page, "Escape");
        assertThat(cell(page, 3, "key")).hasText("term-1");

        paste(page, "key\ttitle\tgroup\nterm-2\tA term has an identifier\tTerms\nterm-3\tA term may nest\tTerms");
        assertThat(page.getByText("Paste 2 rows into")).isVisible();
        assertThat(page.locator(".changes > li")).hasCount(2);
        Chromium.picture(page, "suite-paste-wide-light");
        press(page, "Enter");
        assertThat(grid).hasAttribute("aria-rowcount", "6");
        assertThat(cell(page, 5, "key")).hasText("term-3");

        press(page, "Alt+ArrowDown");
        assertThat(cell(page, 5, "key")).hasText("term-2");
        press(page, "Alt+ArrowUp");
        assertThat(cell(page, 4, "key")).hasText("term-2");
        press(page, "Insert");
        assertThat(cell(page, 5, "key").locator("input")).isFocused();
        press(page, "Escape", "Space", "Delete");
        assertThat(page.locator(".suite-status")).containsText("1 test case was removed");
        assertThat(grid).hasAttribute("aria-rowcount", "6");
        passesAxe(page, "the editor");
        Chromium.picture(page, "suite-editor-wide-light");

        coordinator.open(SUITE + "/release");
        assertThat(page.getByText("This is the first revision: 5 test cases")).isVisible();
        passesAxe(page, "the release");
        page.getByLabel("What is new").fill("The first test cases");
        page.getByLabel("What is new").press("Tab");
        coordinator.button("Release").click();
        page.waitForURL("**/suite");
        assertThat(page.getByText("Revision 1 with 5 test cases")).isVisible();
        assertThat(page.getByText("The first test cases")).isVisible();
        passesAxe(page, "the suite");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void two_who_edit_one_cell_are_told_and_lose_nothing() {
        String suite = "/specifications/lti/1.3/suite";
        Workspace one =
                Workspace.signIn(chromium.wide(), server.url(), "coordinator").open(suite);
        one.button("Edit").click();
        Workspace other =
                Workspace.signIn(chromium.wide(), server.url(), "administrator").open(suite + "/edit");
        String key = cell(other.page(), 1, "key").textContent();
        assertThat(cell(one.page(), 1, "key")).hasText(key);

        edit(one.page(), "title", "What the one says");
        assertThat(one.page().locator(".suite-status")).hasText("Saved");
        edit(other.page(), "title", "What the other says");

        assertThat(other.page().locator(".suite-status")).containsText("here it says now: \"What the one says\"");
        assertThat(cell(other.page(), 1, "title")).hasText("What the other says");
        press(other.page(), "ArrowUp", "Enter", "Enter");
        assertThat(other.page().locator(".suite-status")).hasText("Saved");

        other.open(suite + "/release");
        assertThat(other.page().getByText("outcomes become stale:")).isVisible();
        passesAxe(other.page(), "the consequences");
        Chromium.picture(other.page(), "suite-release-wide-light");
        other.page()
                .getByLabel("The change of " + key + " is editorial: outcomes stay")
                .check();
        assertThat(other.page().getByText("No outcome in any trial becomes stale."))
                .isVisible();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void the_suite_is_looked_at_in_light_and_dark_wide_and_narrow() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 390}) {
                Page page = chromium.window(width, 844, scheme);
                String suffix = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
                Workspace coordinator = Workspace.signIn(page, server.url(), "coordinator");
                for (String part : List.of("", "/edit", "/import", "/compare", "/release")) {
                    coordinator.open("/specifications/lti/1.3/suite" + part);
                    if (part.isEmpty()) {
                        cell(page, 1, "key").waitFor();
                    }
                    passesAxe(page, part + suffix);
                    Chromium.picture(page, "suite" + part.replace('/', '-') + suffix);
                    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                            .as("nothing sticks out sideways on %s at %s", part, width)
                            .isLessThanOrEqualTo(0);
                }
                page.context().close();
            }
        }
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void edit(Page page, String column, String text) {
        cell(page, 1, column).focus();
        page.keyboard().type(text);
        press(page, "Enter");
    }

    private static Locator cell(Page page, int row, String column) {
        return page.locator("suite-grid [role=row][aria-rowindex='" + (row + 1) + "'] .c-" + column);
    }

    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /** As the browser gives what is in the clipboard to the element in focus. */
    private static void paste(Page page, String text) {
        page.evaluate(
                "text => { const data = new DataTransfer(); data.setData('text/plain', text);"
                        + " document.activeElement.dispatchEvent(new ClipboardEvent('paste',"
                        + " { clipboardData: data, bubbles: true, cancelable: true })); }",
                text);
    }

    /** Of what is the view's own, without the layout around it. */
    private static void passesAxe(Page page, String what) {
        assertThat(Chromium.axe(page)).as(what).isEmpty();
    }
}
