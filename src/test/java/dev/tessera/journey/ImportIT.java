package dev.tessera.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A coordinator loads a test suite, sets up a trial, and loads an implementation report into it. */
class ImportIT extends Journey {

    private static final String SUITE = """
            key,title,group,uri
            round-trip,Round trip keeps every triple,Basics,https://example.org/tests#round-trip
            blank-nodes,Blank nodes are relabelled,Basics,https://example.org/tests#blank-nodes
            """;

    private static final String REPORT = """
            @prefix earl: <http://www.w3.org/ns/earl#> .
            @prefix doap: <http://usefulinc.com/ns/doap#> .
            @prefix foaf: <http://xmlns.com/foaf/0.1/> .
            <https://example.org/weaver> a doap:Project ; doap:name "Weaver" ; doap:developer <https://example.org/> ;
              doap:release [ doap:revision "2.1" ] .
            <https://example.org/> a foaf:Organization ; foaf:name "Loom Works" .
            [] a earl:Assertion ; earl:subject <https://example.org/weaver> ;
              earl:test <https://example.org/tests#round-trip> ; earl:result [ earl:outcome earl:passed ] .
            [] a earl:Assertion ; earl:subject <https://example.org/weaver> ;
              earl:test <https://example.org/tests#blank-nodes> ; earl:result [ earl:outcome earl:failed ] .
            [] a earl:Assertion ; earl:subject <https://example.org/weaver> ;
              earl:test <https://example.org/tests#nobody-listed-this> ; earl:result [ earl:outcome earl:passed ] .
            """;

    @Test
    void a_coordinator_goes_from_a_suite_to_a_public_matrix() {
        Workspace coordinator = Workspace.signIn(chromium.wide(), server.url(), "coordinator");
        Page page = coordinator.page();

        coordinator.open("/specifications/vdex/1.0/suite/import");
        upload(page, "suite.csv", SUITE);
        coordinator.button("Take into the draft").click();
        page.waitForURL("**/suite/edit");
        coordinator.open("/specifications/vdex/1.0/suite/release");
        coordinator.button("Release").click();
        assertThat(page.getByText("Revision 1 is released.")).isVisible();

        coordinator.open("/new-trial");
        page.getByLabel("Title").fill("Weaving trial");
        page.getByLabel("Title").press("Tab");
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Specification"))
                .first()
                .fill("vdex/1.0");
        page.locator("vaadin-combo-box-item").first().click();
        Chromium.picture(page, "new-trial-wide-light");
        coordinator.button("Next: When and where").click();
        coordinator.button("Next: Who takes part").click();
        page.getByLabel("open: the live matrix is public").check();
        coordinator.button("Next: Rules and terms").click();
        coordinator.button("Next: Check").click();
        coordinator.button("Create trial").click();
        page.waitForURL("**/app/trials/weaving-trial/setup");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Open").setExact(true))
                .click();
        Locator dialog = page.getByRole(AriaRole.ALERTDIALOG);
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Open").setExact(true))
                .click();
        assertThat(page.locator(".phases > li[aria-current]")).containsText("open");
        assertThat(dialog).isHidden();

        coordinator.open("/trials/weaving-trial/import");
        upload(page, "report.ttl", REPORT);
        // Nobody registered Weaver: first it is said, then it is allowed.
        assertThat(page.getByText("3 lines not taken")).isVisible();
        page.getByLabel("Register subjects that nobody registered").check();
        assertThat(page.getByText("Organisation: Loom Works")).isVisible();
        assertThat(page.getByText("1 line not taken")).isVisible();
        Chromium.picture(page, "import-dry-run-wide-light");
        coordinator.button("Record 2 reports").click();
        assertThat(page.getByText("report.ttl was taken.")).isVisible();
        Chromium.picture(page, "import-done-wide-light");

        coordinator.open("/trials/weaving-trial").matrix();
        assertThat(coordinator.cell("round-trip", "Weaver")).hasText("passed");
        assertThat(coordinator.cell("blank-nodes", "Weaver")).hasText("failed");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void a_vendor_is_told_which_lines_are_not_its_own() {
        Workspace vendor = Workspace.signIn(chromium.wide(), server.url(), "vendor");
        vendor.open("/trials/lti-autumn-2026/import");
        upload(vendor.page(), "results.csv", """
                subject;test;verdict
                Quillmere Campus;oidc-01;failed
                Tarnwick Atrium;oidc-01;failed
                """);
        assertThat(vendor.page()
                        .getByText("Tarnwick Atrium belongs to Tarnwick Courseware")
                        .first())
                .isVisible();
        assertThat(vendor.button("Record 1 report")).isVisible();
    }

    private static void upload(Page page, String name, String content) {
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8)));
    }
}
