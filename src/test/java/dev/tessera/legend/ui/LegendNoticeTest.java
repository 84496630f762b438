package dev.tessera.legend.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import dev.tessera.DemonstrationTest;
import dev.tessera.Given;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.legend.Legend;
import dev.tessera.legend.Legends;
import dev.tessera.organisation.Organisations;
import dev.tessera.specification.Specifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

/** What a vendor sees where the legend of a trial's version is not accepted yet. */
@DemonstrationTest
@ViewPackages(packages = "dev.tessera")
class LegendNoticeTest extends SpringBrowserlessTest {

    @Autowired
    private Accounts accounts;

    @Autowired
    private Legends legends;

    @Autowired
    private Specifications specifications;

    @Autowired
    private Organisations organisations;

    private Viewer coordinator;
    private long version;
    private Legend read;

    @BeforeEach
    void a_text_that_nobody_has_accepted() {
        coordinator = viewer("coordinator");
        version = specifications.find("lti/1.3").orElseThrow().id();
        put(Given.unique("Text") + "\nThe first end.");
        read = legends.current(version).orElseThrow();
    }

    /** Others record in the same demonstration. */
    @AfterEach
    void the_others_accept_it() {
        long now = legends.current(version).orElseThrow().id();
        legends.accept(viewer("vendor"), now, id("quillmere"));
        legends.accept(coordinator, now, id("meridian-interop-forum"));
    }

    @Test
    @WithUserDetails("rival@example.org")
    void a_text_that_changes_while_it_is_read_is_shown_with_what_differs_and_accepted_then() {
        UI.getCurrent().navigate("trials/lti-autumn-2026/record");
        assertThat(accept().isEnabled()).isTrue();
        put(read.text().replace("The first end.", "Another end."));

        test(accept()).click();

        assertThat(legends.isAccepted(version, id("tarnwick"))).isFalse();
        assertThat($(Paragraph.class).all())
                .extracting(Paragraph::getText)
                .anyMatch(t -> t.startsWith("The text of the legend of") && t.contains("changed while you read it"));
        assertThat($(Pre.class).single().getElement().getOuterHTML().replaceAll("\\s+", " "))
                .containsPattern("<del[^>]*> ?The first end. ?</del>")
                .containsPattern("<ins[^>]*> ?Another end. ?</ins>");

        test(accept()).click();

        assertThat(legends.isAccepted(version, id("tarnwick"))).isTrue();
        assertThat($(LegendNotice.class).all()).isEmpty();
    }

    @Test
    @WithUserDetails("vendor@example.org")
    void the_notice_stands_where_one_takes_part_until_it_is_accepted() {
        UI.getCurrent().navigate("trials/lti-autumn-2026/participants");
        assertThat($(LegendNotice.class).all()).hasSize(1);

        legends.accept(viewer("vendor"), read.id(), id("quillmere"));
        UI.getCurrent().navigate("trials/lti-autumn-2026/record");

        assertThat($(LegendNotice.class).all()).isEmpty();
    }

    private void put(String text) {
        legends.put(coordinator, "lti", "1.3", text, null, null);
    }

    private Viewer viewer(String name) {
        return accounts.idOf(name + "@example.org").flatMap(accounts::viewer).orElseThrow();
    }

    private long id(String organisation) {
        return organisations.find(organisation).orElseThrow().id();
    }

    private Button accept() {
        return $(Button.class).withText("Accept for Tarnwick Courseware").single();
    }
}
