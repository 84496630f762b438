package dev.tessera.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;

/** The browser that is installed; none is ever downloaded. Keeps what its console says is wrong. */
final class Chromium implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts the browser that {@code TESSERA_BROWSER} names; skips the test, and says so, where there is none. */
    static Chromium start() {
        String path = System.getenv("TESSERA_BROWSER");
        Assumptions.assumeTrue(
                path != null && !path.isBlank() && Files.isExecutable(Path.of(path)),
                "No browser: the journeys are left out. ./dev test installs one, or name it in TESSERA_BROWSER.");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(path))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Chromium(playwright, browser);
    }

    /** A window of somebody who has visited nothing before. */
    Page window(int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-GB"));
        Page page = context.newPage();
        page.onConsoleMessage(m -> {
            if (m.type().equals("error") || m.type().equals("warning")) {
                complaints.add(m.type() + ": " + m.text() + " at " + m.location());
            }
        });
        page.onPageError(e -> complaints.add("error: " + e));
        return page;
    }

    Page wide() {
        return window(1440, 900, ColorScheme.LIGHT);
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    /** What axe finds on a page; Vaadin's own sign of a lost connection, which shows nothing, is not ours. */
    static List<String> axe(Page page) {
        return new AxeBuilder(page)
                .exclude("vaadin-connection-indicator").analyze().getViolations().stream()
                        .map(v -> v.getId() + ": " + v.getHelp() + " "
                                + v.getNodes().getFirst().getHtml())
                        .toList();
    }

    /** What the consoles of all windows said is wrong. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
