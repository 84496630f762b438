package dev.tessera.specification.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import dev.tessera.DemonstrationTest;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.specification.SuiteDrafts;
import dev.tessera.specification.TestSuites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

/** A suite as its readers and as its editors see it. */
@DemonstrationTest
@ViewPackages(packages = "dev.tessera")
class SuiteViewTest extends SpringBrowserlessTest {

    private static final String SUITE = "specifications/lti/1.3/suite";

    @Autowired
    private Accounts accounts;

    @Autowired
    private SuiteDrafts drafts;

    @Autowired
    private TestSuites suites;

    private Viewer coordinator;

    @BeforeEach
    void somebody_edits_it() {
        coordinator = accounts.idOf("coordinator@example.org")
                .flatMap(accounts::viewer)
                .orElseThrow();
        drafts.begin(coordinator, "lti", "1.3");
    }

    @AfterEach
    void nobody_does() {
        suites.discard(coordinator, "lti", "1.3");
    }

    @Test
    @WithUserDetails("vendor@example.org")
    void a_reader_sees_what_is_released_and_nothing_of_a_draft() {
        navigate(SUITE, SuiteView.class);

        assertThat($(SuiteGrid.class).all()).hasSize(1);
        assertThat($(Span.class).all())
                .extracting(Span::getText)
                .contains("in use")
                .doesNotContain("draft");
        assertThat($(Button.class).all()).extracting(Button::getText).doesNotContain("Edit draft", "Release…");
        assertThat($(Anchor.class).all())
                .extracting(Anchor::getText)
                .contains("CSV", "YAML", "Turtle", "JSON-LD")
                .doesNotContain("Revision 2");
    }

    @Test
    @WithUserDetails("coordinator@example.org")
    void an_editor_goes_on_with_the_draft_and_compares_it() {
        navigate(SUITE, SuiteView.class);

        assertThat($(Anchor.class).withText("compare with revision 1").single().getHref())
                .isEqualTo(SUITE + "/compare?from=1&to=2");
        test($(Button.class).withText("Edit draft").single()).click();

        assertThat(getCurrentView()).isInstanceOf(SuiteEditorView.class);
        assertThat($(SuiteGrid.class).all()).hasSize(1);
    }
}
