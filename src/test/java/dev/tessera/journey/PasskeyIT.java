package dev.tessera.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** A passkey is made once and signs in from then on, without a password and without a name. */
class PasskeyIT extends Journey {

    @Test
    void a_passkey_is_registered_and_signs_in() {
        Page page = chromium.wide();
        withAuthenticator(page);
        Workspace.signIn(page, server.url(), "vendor");
        page.navigate(server.url() + "/sign-in/second-factor/set-up");
        button(page, "Make a passkey").click();
        page.locator("h1.page-title").waitFor();

        page.context().clearCookies();
        // This device presents its passkey unasked, before anybody could press the button.
        page.addInitScript("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
        page.navigate(server.url() + "/app/specifications");
        page.locator("input[name=username]").waitFor();
        button(page, "Sign in with a passkey").click();
        page.locator("h1.page-title").waitFor();
        assertThat(page.url()).endsWith("/app/specifications");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void one_that_is_not_known_here_signs_nobody_in() {
        Page page = chromium.wide();
        withAuthenticator(page);
        page.navigate(server.url() + "/sign-in");
        button(page, "Sign in with a passkey").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("no passkey was used");
        assertThat(button(page, "Sign in with a passkey")).isEnabled();
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    /** A device that knows its owner and keeps passkeys, as phones and laptops do. */
    private static void withAuthenticator(Page page) {
        CDPSession session = page.context().newCDPSession(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject authenticator = new JsonObject();
        authenticator.add("options", options);
        session.send("WebAuthn.addVirtualAuthenticator", authenticator);
    }
}
