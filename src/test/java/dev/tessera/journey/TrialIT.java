package dev.tessera.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A whole trial: announced, joined, planned, opened, run, closed for review. */
class TrialIT extends Journey {

    private static final String TITLE = "Harbour interoperability days";
    private static final String TRIAL = "/trials/harbour-interoperability-days";

    @Test
    void a_trial_is_played_from_its_announcement_to_its_review() {
        Workspace coordinator = Workspace.signIn(chromium.wide(), server.url(), "coordinator");
        setUp(coordinator);
        move(coordinator, "Announce", "announced");
        publicPageSays("Announced");

        Workspace vendor = Workspace.signIn(chromium.wide(), server.url(), "vendor");
        Workspace rival = Workspace.signIn(chromium.wide(), server.url(), "rival");
        Workspace partner = Workspace.signIn(chromium.wide(), server.url(), "partner");
        join(vendor, "Quillmere Campus", "Platform");
        join(rival, "Tarnwick Atrium", "Platform");
        join(partner, "Fjellrype Prøve", "Tool");
        accept(coordinator);
        plan(coordinator);

        vendor.open(TRIAL + "/meetings");
        assertThat(vendor.page().getByText("Fjellrype Prøve").first()).isVisible();
        Chromium.picture(vendor.page(), "trial-meetings-wide-light");

        move(coordinator, "Open", "open");
        publicPageSays("Open");
        report(vendor, "f");
        report(rival, "p");
        report(partner, "p");
        partner.open("/to-do");
        assertThat(partner.page().getByText(TITLE).first()).isVisible();
        Chromium.picture(partner.page(), "to-do-wide-light");
        toAnswer(vendor);
        coordinator.open(TRIAL + "/board");
        assertThat(coordinator.page().getByText("Quillmere").first()).isVisible();

        look();
        move(coordinator, "Close for review", "reviewing");
        publicPageSays("Reviewing");
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void setUp(Workspace coordinator) {
        Page page = coordinator.open("/new-trial").page();
        page.getByLabel("Title", new Page.GetByLabelOptions().setExact(true)).fill(TITLE);
        page.keyboard().press("Tab");
        choose(page, "Specification", "lti 1.3", "Learning Tools Interoperability 1.3");
        Chromium.picture(page, "wizard-what-wide-light");
        for (String next : List.of("When and where", "Who takes part", "Rules and terms")) {
            coordinator.button("Next: " + next).click();
            assertThat(heading(page, next)).isVisible();
        }
        page.getByLabel("Terms of taking part").fill("Be fair.\n\nReport what you saw.");
        page.keyboard().press("Tab");
        coordinator.button("Next: Check").click();
        assertThat(page.getByText(TITLE).first()).isVisible();
        Chromium.picture(page, "wizard-check-wide-light");
        coordinator.button("Create trial").click();
        page.waitForURL(Pattern.compile(".*/setup"));
    }

    /** Chooses in a combo box by typing. */
    private static void choose(Page page, String label, String typed, String item) {
        Locator field = page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName(label))
                .first();
        field.fill(typed);
        page.locator("vaadin-combo-box-item")
                .filter(new Locator.FilterOptions().setHasText(item))
                .first()
                .click();
    }

    private static void move(Workspace coordinator, String to, String phase) {
        Page page = coordinator.open(TRIAL + "/setup").page();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(to).setExact(true))
                .click();
        Locator dialog = page.getByRole(AriaRole.ALERTDIALOG);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(to).setExact(true))
                .click();
        assertThat(page.locator(".phases > li[aria-current]")).containsText(phase);
        assertThat(dialog).isHidden();
    }

    private static void publicPageSays(String status) {
        Page page = chromium.wide();
        page.navigate(server.url() + TRIAL);
        assertThat(page.locator(".page-head .chip")).hasText(status);
        Chromium.picture(page, "public-trial-" + status.toLowerCase(Locale.ROOT) + "-wide-light");
        page.context().close();
    }

    private static void join(Workspace vendor, String product, String role) {
        Page page = vendor.open("/").page();
        page.getByText(TITLE).click();
        assertThat(heading(page, "Take part")).isVisible();
        // Who only knows of it is led to nothing that is not for them.
        assertThat(page.locator(".page-tabs > a")).hasText(new String[] {"About and joining", "News"});
        choose(page, "Product", product, product);
        page.getByLabel(role, new Page.GetByLabelOptions().setExact(true)).check();
        for (Locator condition :
                page.locator(".conditions vaadin-checkbox input").all()) {
            condition.check();
        }
        Chromium.picture(page, "join-" + role.toLowerCase(Locale.ROOT) + "-wide-light");
        vendor.button("Ask to take part").click();
        assertThat(page.locator(".lines .chip.requested")).isVisible();
    }

    private static void accept(Workspace coordinator) {
        Page page = coordinator.open(TRIAL + "/participants").page();
        assertThat(page.getByText("Fjellrype Vurdering")).isVisible();
        page.locator("vaadin-grid").getByRole(AriaRole.CHECKBOX).first().check();
        Chromium.picture(page, "participants-requested-wide-light");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Accept").setExact(true))
                .click();
        assertThat(page.getByText("3 products are accepted.")).isVisible();
    }

    private static void plan(Workspace coordinator) {
        Page page = coordinator.open(TRIAL + "/plan/setup").page();
        coordinator.button("Add slots").click();
        assertThat(page.getByText(Pattern.compile("16 slots, the first"))).isVisible();
        coordinator.button("Add places").click();
        assertThat(page.getByText("20 tables")).isVisible();
        Chromium.picture(page, "plan-setup-wide-light");
        coordinator.open(TRIAL + "/plan");
        coordinator.button("Plan the rest").click();
        assertThat(coordinator.button("Take this plan"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(90_000));
        coordinator.button("Take this plan").click();
        assertThat(page.locator(".plan-meetings > li")).hasCount(2);
        Chromium.picture(page, "plan-wide-light");
    }

    private static void report(Workspace vendor, String key) {
        vendor.open(TRIAL + "/record").matrix();
        Locator first =
                vendor.page().locator("conformance-matrix tbody td.u:not(.x)").first();
        first.focus();
        vendor.page().keyboard().press(key);
        assertThat(vendor.page().locator("conformance-matrix tbody td." + key).first())
                .isVisible();
        // The server counts it: it is not the screen's alone.
        assertThat(vendor.page().locator(".record-progress")).containsText(Pattern.compile("^1 of"));
        vendor.open(TRIAL + "/record").matrix();
        assertThat(vendor.page().locator("conformance-matrix tbody td." + key).first())
                .isVisible();
    }

    /** What waits for a word leads to the very row of the sheet. */
    private static void toAnswer(Workspace vendor) {
        Page page = vendor.open("/to-do").page();
        Locator first = page.locator(".board-part")
                .filter(new Locator.FilterOptions().setHasText("To answer"))
                .locator(".to-do-list a")
                .first();
        String key = first.textContent().split(" ")[0];
        first.click();
        assertThat(page).hasURL(Pattern.compile(".*/record\\?of=\\d+&q=" + key));
        vendor.matrix();
        assertThat(page.locator("conformance-matrix tbody tr:not(.group) code")).hasText(new String[] {key});
    }

    /** Every screen of it in light and dark, wide and narrow; nothing sticks out sideways. */
    private static void look() {
        List<String> faults = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : new int[] {1440, 390}) {
                String suffix =
                        (width > 1000 ? "-wide-" : "-narrow-") + scheme.name().toLowerCase(Locale.ROOT);
                Page page = chromium.window(width, 844, scheme);
                Workspace coordinator = Workspace.signIn(page, server.url(), "coordinator");
                for (String part : List.of("board", "plan", "plan/setup", "participants", "setup", "news")) {
                    coordinator.open(TRIAL + "/" + part);
                    picture(page, "trial-" + part.replace('/', '-') + suffix, faults);
                }
                page.context().close();
                page = chromium.window(width, 844, scheme);
                Workspace vendor = Workspace.signIn(page, server.url(), "vendor");
                for (String path : List.of("/to-do", "/notices", TRIAL + "/meetings", TRIAL + "/join")) {
                    vendor.open(path);
                    picture(page, "vendor" + path.replace(TRIAL, "").replace('/', '-') + suffix, faults);
                }
                page.navigate(server.url() + TRIAL);
                picture(page, "public-trial" + suffix, faults);
                page.context().close();
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void picture(Page page, String name, List<String> faults) {
        Chromium.picture(page, name);
        Chromium.axe(page).forEach(found -> faults.add(name + ": " + found));
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("nothing sticks out sideways: %s", name)
                .isLessThanOrEqualTo(0);
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name))
                .first();
    }
}
