package dev.tessera.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vendor enters many results: by keys, several at once, from a spreadsheet, and with a connection that goes away. */
class EnteringIT extends Journey {

    private static final int TESTS = 60;
    private static final String PRODUCT = "Quillmere Campus";
    private static int made;

    private String trial;
    private Workspace vendor;
    private Page page;

    @BeforeEach
    void sheet() throws Exception {
        // What another test's lost connection left in the console is not this one's.
        chromium.complaints().clear();
        String slug = "entering-" + ++made;
        call("PUT", "/specifications/" + slug + "/1.0", "application/json", "{\"name\":\"E\",\"status\":\"final\"}");
        call(
                "PUT",
                "/specifications/" + slug + "/1.0/test-suite",
                "text/csv",
                "key,title\n"
                        + IntStream.rangeClosed(1, TESTS)
                                .mapToObj("t-%1$03d,Test %1$d\n"::formatted)
                                .collect(Collectors.joining()));
        trial = "/trials/" + slug;
        call(
                "PUT",
                trial,
                "application/json",
                "{\"title\":\"%s\",\"specification\":\"%s/1.0\",\"status\":\"open\"}".formatted(slug, slug));
        call(
                "POST",
                trial + "/imports?unknownSubjects=create",
                "text/csv",
                "subject,test,verdict\n%s,t-%03d,passed\n".formatted(PRODUCT, TESTS));
        vendor = Workspace.signIn(chromium.wide(), server.url(), "vendor").open(trial + "/record");
        page = vendor.page();
        vendor.matrix();
    }

    private static String call(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(server.url() + "/api/v1" + path))
                                .header("Authorization", "Bearer demo-coordinator-token")
                                .header("Content-Type", type)
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer.body();
    }

    private Locator cell(int test) {
        return page.locator("conformance-matrix tbody tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("code", new Page.LocatorOptions().setHasText("t-%03d".formatted(test)))))
                .locator("td")
                .first();
    }

    /** Where a person comes to with the Tab key. */
    private void goTo(int test) {
        page.evaluate(
                "k => { const m = document.querySelector('conformance-matrix');"
                        + " m.focusCell(k, m.querySelector('thead th[data-column]').dataset.column); }",
                "t-%03d".formatted(test));
    }

    private void paste(String text) {
        page.evaluate(
                "text => { const data = new DataTransfer(); data.setData('text/plain', text);"
                        + " document.activeElement.dispatchEvent(new ClipboardEvent('paste',"
                        + " {clipboardData: data, bubbles: true, cancelable: true, composed: true})); }",
                text);
    }

    private void assertProgress(int reported) {
        assertThat(page.locator(".record-progress")).containsText(reported + " of " + TESTS);
    }

    @Test
    void forty_results_by_keyboard_alone() throws Exception {
        goTo(1);
        for (int i = 1; i <= 40; i++) {
            page.keyboard().press(i % 10 == 0 ? "f" : i % 7 == 0 ? "i" : "p");
        }

        assertProgress(41);
        assertThat(page.locator("conformance-matrix td.pending")).hasCount(0);
        assertThat(cell(41)).isFocused();
        String matrix = call("GET", trial + "/matrix", "application/json", "");
        assertThat(matrix.split("\"cells\":\"f\"", -1)).as("four failed").hasSize(5);
        Chromium.picture(page, "record-forty-wide-light");
        assertThat(Chromium.axe(page)).isEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void several_at_once() {
        goTo(3);
        for (int i = 0; i < 9; i++) {
            page.keyboard().press("Shift+ArrowDown");
        }
        assertThat(page.locator("conformance-matrix td.sel")).hasCount(10);
        Chromium.picture(page, "record-selected-wide-light");
        page.keyboard().press("n");
        assertThat(page.locator("vaadin-combo-box input:focus")).isVisible();
        page.keyboard().type("We have no such thing");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");

        assertProgress(11);
        assertThat(page.locator("conformance-matrix td.n")).hasCount(10);
        assertThat(page.locator("conformance-matrix td.sel")).hasCount(0);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void a_pasted_block_waits_for_a_yes_and_names_what_is_wrong() {
        goTo(1);
        paste("test\tverdict\treason\n" + "t-001\tpassed\n" + "t-002\tOK\n" + "t-003\tNO\n"
                + "t-004\tuntested\tout of time\n" + "t-005\tuntested\n" + "t-999\tpassed\n" + "t-006\tmaybe\n");

        assertThat(page.getByText("4 results can be recorded.")).isVisible();
        assertThat(page.getByText("3 cannot be recorded").first()).isVisible();
        assertThat(page.getByText("'maybe' is no verdict.")).isVisible();
        Chromium.picture(page, "record-paste-wide-light");
        assertThat(Chromium.axe(page)).isEmpty();
        vendor.button("Record 4 results").click();
        assertProgress(5);
        assertThat(cell(3)).hasClass(java.util.regex.Pattern.compile("^f\\b.*"));

        goTo(10);
        paste("p\np\nfailed\n");
        vendor.button("Record 3 results").click();
        assertProgress(8);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void what_is_typed_while_the_connection_is_gone_arrives_when_it_is_back() {
        goTo(1);
        page.keyboard().press("p");
        assertProgress(2);

        page.context().setOffline(true);
        for (int i = 0; i < 5; i++) {
            page.keyboard().press("f");
        }
        assertThat(page.locator("conformance-matrix td.pending")).hasCount(5);
        assertThat(page.locator("conformance-matrix .unsaved")).containsText("5 not saved yet");
        Chromium.picture(page, "record-offline-wide-light");
        page.context().setOffline(false);

        // The framework tries again every five seconds, and the sheet itself every ten.
        assertThat(page.locator(".record-progress"))
                .containsText("7 of " + TESTS, new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
        assertThat(page.locator("conformance-matrix td.pending")).hasCount(0);
        assertThat(page.locator("conformance-matrix .unsaved")).isEmpty();
        forgetTheLostConnection();
    }

    /** The browser writes of each request that it could not send. */
    private static void forgetTheLostConnection() {
        chromium.complaints().removeIf(c -> c.contains("ERR_INTERNET_DISCONNECTED"));
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void what_never_arrived_is_offered_on_the_next_visit() {
        goTo(1);
        page.context().setOffline(true);
        page.keyboard().press("p");
        page.keyboard().press("f");
        Page later = page.context().newPage();
        page.close();
        later.context().setOffline(false);

        vendor = new Workspace(later, server.url()).open(trial + "/record");
        page = later;
        vendor.matrix();
        assertThat(page.getByText("2 results that you entered earlier")).isVisible();
        Chromium.picture(page, "record-leftovers-wide-light");
        assertThat(Chromium.axe(page)).isEmpty();
        assertProgress(1);
        vendor.button("Save them now").click();
        assertProgress(3);
        vendor.open(trial + "/record").matrix();
        assertThat(page.getByText("2 results that you entered earlier")).hasCount(0);
        forgetTheLostConnection();
    }
}
