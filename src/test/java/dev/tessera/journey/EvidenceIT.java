package dev.tessera.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A vendor puts files beside a result; the connection breaks in the middle, and both arrive whole. */
class EvidenceIT extends Journey {

    private static final String TRIAL = "/trials/lti-autumn-2026";
    private static final int MIB = 1024 * 1024;

    @Test
    void two_files_arrive_whole_though_the_connection_breaks() throws Exception {
        Page page = chromium.wide();
        Workspace vendor = Workspace.signIn(page, server.url(), "vendor").open(TRIAL + "/record");
        Locator evidence = story(vendor);
        Chromium.picture(page, "evidence-none-wide-light");
        byte[] capture = random(4 * MIB + 321);
        byte[] trace = random(2 * MIB + 5);
        AtomicReference<Route> held = new AtomicReference<>();
        page.route("**/api/v1/evidence/*/chunks/2", route -> {
            if (!held.compareAndSet(null, route)) {
                route.resume();
            }
        });

        page.waitForRequest(
                "**/api/v1/evidence/*/chunks/2",
                () -> evidence.locator("input[type=file]").setInputFiles(new FilePayload[] {
                    new FilePayload("capture.pcap", "application/octet-stream", capture),
                    new FilePayload("trace.bin", "application/octet-stream", trace)
                }));
        page.context().setOffline(true);
        page.waitForCondition(() -> held.get() != null);
        held.get().abort("internetdisconnected");
        assertThat(evidence.locator(".drop-files")).containsText("Connection lost, trying again");
        assertThat(evidence.locator("[role=status]")).containsText("capture.pcap goes on by itself");
        Chromium.picture(page, "evidence-lost-wide-light");
        page.context().setOffline(false);

        assertThat(sha256(download(page, evidence, "capture.pcap"))).isEqualTo(sha256(capture));
        assertThat(sha256(download(page, evidence, "trace.bin"))).isEqualTo(sha256(trace));
        page.context().close();
    }

    @Test
    void after_a_reload_the_same_file_goes_on_and_a_text_is_shown_as_text() throws Exception {
        Page page = chromium.wide();
        Workspace vendor = Workspace.signIn(page, server.url(), "vendor").open(TRIAL + "/record");
        Locator evidence = story(vendor);
        byte[] text = ("<script>document.title = 'run'</script>\n" + "a line of a log\n".repeat(150_000))
                .getBytes(StandardCharsets.UTF_8);
        FilePayload file = new FilePayload("server.log", "text/plain", text);
        page.route("**/api/v1/evidence/*/chunks/1", Route::abort);
        page.waitForRequest(
                "**/api/v1/evidence/*/chunks/1",
                () -> evidence.locator("input[type=file]").setInputFiles(file));
        page.unroute("**/api/v1/evidence/*/chunks/1");
        page.onDialog(dialog -> dialog.accept());
        vendor.open(TRIAL + "/record");
        Locator again = story(vendor);
        assertThat(again.locator(".evidence-files")).containsText("Upload not finished");
        List<String> sent = new java.util.concurrent.CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (request.url().contains("/chunks/")) {
                sent.add(request.url().replaceAll(".*/", ""));
            }
        });

        again.locator("input[type=file]").setInputFiles(file);

        Locator line =
                again.locator(".evidence-files > li").filter(new Locator.FilterOptions().setHasText("server.log"));
        assertThat(line).containsText("SHA-256 " + sha256(text).substring(0, 8));
        assertThat(sent).containsExactly("1", "2");
        line.getByText("Preview", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".evidence-text")).containsText("<script>document.title");
        assertThat(page.title()).isNotEqualTo("run");
        Chromium.picture(page, "evidence-preview-wide-light");
        page.keyboard().press("Escape");
        assertThat(page.locator(".evidence-text")).isHidden();
        line.getByText("Withdraw", new Locator.GetByTextOptions().setExact(true))
                .click();
        page.locator("vaadin-text-field input:focus").waitFor();
        page.keyboard().type("Names a customer");
        page.getByRole(
                        com.microsoft.playwright.options.AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Withdraw").setExact(true))
                .click();
        assertThat(line).containsText("Names a customer");
        page.context().close();
    }

    @Test
    void it_is_looked_at_in_light_and_dark_wide_and_narrow() throws Exception {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1280, 390}) {
                Page page = chromium.window(width, 844, scheme);
                Workspace vendor =
                        Workspace.signIn(page, server.url(), "vendor").open(TRIAL + "/record");
                Locator evidence = story(vendor);
                String name = "handshake-of-the-first-" + width + scheme.name().toLowerCase(Locale.ROOT) + ".txt";
                evidence.locator("input[type=file]").setInputFiles(new FilePayload[] {
                    new FilePayload(name, "text/plain", ("hello " + name).getBytes(StandardCharsets.UTF_8)),
                    new FilePayload("empty.txt", "text/plain", new byte[0])
                });
                assertThat(evidence.locator(".evidence-files")).containsText(name);
                assertThat(evidence.locator(".drop-files .failed")).containsText("empty.txt is empty");
                evidence.scrollIntoViewIfNeeded();
                Chromium.picture(page, "evidence-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .isLessThanOrEqualTo(0);
                page.context().close();
            }
        }
    }

    /** Opens the story of a test that a product passes alone, and looks for the files in it. */
    private static Locator story(Workspace vendor) {
        Locator cell =
                vendor.matrix().locator("tbody tr:not(.group) td:not(.x)").nth(2);
        cell.focus();
        vendor.page().keyboard().press("Enter");
        Locator evidence = vendor.page().locator(".evidence").first();
        evidence.locator(".drop-zone").waitFor();
        return evidence;
    }

    private static byte[] download(Page page, Locator evidence, String name) throws IOException {
        Locator link = evidence.locator(".evidence-files > li")
                .filter(new Locator.FilterOptions().setHasText(name))
                .locator("a");
        Download download = page.waitForDownload(link::click);
        assertThat(download.suggestedFilename()).isEqualTo(name);
        return Files.readAllBytes(download.path());
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
