package dev.tessera.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** From an unknown address to signed in, by the mail that the demonstration shows. */
class ComingInIT extends Journey {

    @Test
    void an_unknown_address_becomes_an_account_by_keyboard_alone() {
        Page page = chromium.wide();
        page.navigate(server.url() + "/app");
        page.getByText("New here? Register").focus();
        page.keyboard().press("Enter");
        page.locator("input[name=email]").focus();
        page.keyboard().type("newcomer@example.com");
        page.keyboard().press("Tab");
        page.keyboard().type("Grace Hopper");
        page.keyboard().press("Enter");

        followMail(page, "newcomer@example.com");
        assertThat(page.locator("input[name=name]")).hasValue("Grace Hopper");
        page.locator("input[name=password]").fill("password123");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("everybody tries first");
        page.locator("input[name=password]").fill("amber lighthouse cousin");
        page.keyboard().press("Enter");
        page.locator("h1.page-title").waitFor();
        assertThat(page.locator(".side-foot")).containsText("Grace Hopper");
    }

    @Test
    void an_unknown_address_becomes_a_manager_with_a_product() {
        Page page = chromium.wide();
        page.navigate(server.url() + "/register");
        page.locator("input[name=email]").fill("ada@analytical.example");
        page.locator("input[name=name]").fill("Ada Lovelace");
        page.keyboard().press("Enter");
        followMail(page, "ada@analytical.example");
        page.locator("input[name=password]").fill("amber lighthouse cousin");
        page.keyboard().press("Enter");
        page.locator("h1.page-title").waitFor();

        page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Join an organisation"))
                .click();
        page.getByText("Register an organisation").click();
        page.getByLabel("Name").first().fill("Analytical Engines");
        button(page, "Register").click();
        assertThat(page.locator("h1.page-title")).hasText("Analytical Engines");
        assertThat(page.locator(".chip").first()).hasText("waiting for approval");

        page.navigate(server.url() + "/app/organisations/analytical-engines/new-product");
        page.getByLabel("Name").first().fill("Difference LMS");
        button(page, "Add the product").click();
        assertThat(page.locator("h1.page-title")).hasText("Difference LMS");

        Workspace coordinator = Workspace.signIn(chromium.wide(), server.url(), "coordinator");
        assertThat(coordinator
                        .page()
                        .navigate(server.url() + "/organisations/analytical-engines")
                        .status())
                .as("nobody else sees it yet")
                .isEqualTo(404);
        coordinator.open("/approvals");
        coordinator
                .page()
                .locator(".card")
                .filter(new Locator.FilterOptions().setHasText("Analytical Engines"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Approve"))
                .click();
        assertThat(coordinator
                        .page()
                        .getByText("Nobody waits")
                        .or(coordinator.page().locator(".card"))
                        .first())
                .isVisible();

        page.navigate(server.url() + "/app/organisations/analytical-engines/members");
        assertThat(page.locator(".lines li").first()).containsText("Ada Lovelace");
        assertThat(page.locator(".lines li .chip").first()).hasText("Manager");
        page.navigate(server.url() + "/organisations/analytical-engines");
        assertThat(page.getByText("Difference LMS")).isVisible();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void a_forgotten_password_is_set_anew_by_mail() {
        Page page = chromium.wide();
        page.navigate(server.url() + "/reset-password");
        page.locator("input[name=email]").fill("rival@example.org");
        page.keyboard().press("Enter");
        followMail(page, "rival@example.org");
        page.locator("input[name=password]").fill("tessera-demo-anew-2");
        page.keyboard().press("Enter");
        page.locator("h1.page-title").waitFor();
    }

    @Test
    void the_pages_are_looked_at_in_light_and_dark_wide_and_narrow() {
        look("sign-in", page -> page.navigate(server.url() + "/sign-in"));
        look("sign-in-failed", page -> page.navigate(server.url() + "/sign-in?failed"));
        look("register", page -> page.navigate(server.url() + "/register"));
        look("sign-in-set-up", page -> {
            Workspace.signIn(page, server.url(), "reviewer");
            page.navigate(server.url() + "/sign-in/second-factor/set-up");
        });
    }

    private static void look(String name, Consumer<Page> open) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1440, 390}) {
                Page page = chromium.window(width, 844, scheme);
                open.accept(page);
                Chromium.picture(
                        page,
                        name
                                + (width > 1000 ? "-wide-" : "-narrow-")
                                + scheme.name().toLowerCase(Locale.ROOT));
                assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                        .as("nothing sticks out sideways at %s", width)
                        .isLessThanOrEqualTo(0);
                assertThat(new AxeBuilder(page).analyze().getViolations())
                        .as("%s at %s", name, width)
                        .isEmpty();
                page.context().close();
            }
        }
    }

    private static void followMail(Page page, String to) {
        assertThat(page.locator("h1")).hasText("Look into your mail");
        page.navigate(server.url() + "/outbox");
        Locator letter = page.locator("article")
                .filter(new Locator.FilterOptions().setHasText(to))
                .first();
        letter.locator(".letter a").click();
    }
}
