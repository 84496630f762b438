package dev.tessera.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People sign in at a real provider, which the server knows by configuration alone. */
class OpenIdConnectIT {

    private static Chromium chromium;
    private static Provider provider;
    private static DemonstrationServer server;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        provider = Provider.start();
        server = DemonstrationServer.start(provider.settings());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        if (provider != null) {
            provider.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void somebody_with_an_account_finds_it() {
        Page page = signIn("vendor");
        page.locator("h1.page-title").waitFor();
        assertThat(page.locator(".side-foot")).not().containsText("The vendor");
        Page again = signIn("vendor");
        again.locator("h1.page-title").waitFor();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void somebody_new_gets_one() {
        Page page = signIn("newcomer");
        page.locator("h1.page-title").waitFor();
        assertThat(page.locator(".side-foot")).containsText("The newcomer");
    }

    @Test
    void whose_address_was_not_verified_stays_outside_and_reads_why() {
        Page page = signIn("unsure");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("has not made sure that your mail address is yours");
        page.navigate(site() + "/app");
        page.locator("input[name=username]").waitFor();
    }

    private static String site() {
        return server.url().replace("localhost", "127.0.0.1");
    }

    private static Page signIn(String name) {
        Page page = chromium.wide();
        page.navigate(site() + "/app");
        page.getByText("Sign in with Forum").click();
        page.locator("input[name=username]").fill(name);
        page.locator("input[name=password]").fill("elsewhere");
        page.locator("button[type=submit]").click();
        page.waitForURL(url -> url.startsWith(site()));
        return page;
    }
}
