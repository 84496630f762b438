package dev.tessera.discussion.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tessera.DemonstrationTest;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.discussion.Discussions;
import dev.tessera.result.CellKey;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

/** The discussion on a cell's own page, on the server's side of it. */
@DemonstrationTest
@ViewPackages(packages = "dev.tessera")
@WithUserDetails("vendor@example.org")
class DiscussionSectionTest extends SpringBrowserlessTest {

    @Autowired
    private Accounts accounts;

    @Autowired
    private Trials trials;

    @Autowired
    private TrialTests tests;

    @Autowired
    private Discussions discussions;

    private CellKey cell;

    @BeforeEach
    void open_the_cell() {
        Viewer vendor =
                accounts.idOf("vendor@example.org").flatMap(accounts::viewer).orElseThrow();
        Trial trial = trials.see(vendor, "lti-autumn-2026");
        Participant own = trials.own(vendor, trial).getFirst();
        TestCase test = tests.cases(trial).stream()
                .filter(c -> c.kind() == TestKind.CONFORMANCE)
                .toList()
                .getLast();
        cell = new CellKey(trial.id(), test.id(), own.id(), null);
        UI.getCurrent().navigate("trials/" + trial.slug() + "/cell/" + test.lineage() + "/" + own.id());
    }

    @Test
    void what_somebody_else_writes_appears_and_what_is_typed_stays() {
        test(text()).setValue("Half a sent");

        Viewer coordinator = accounts.idOf("coordinator@example.org")
                .flatMap(accounts::viewer)
                .orElseThrow();
        discussions.write(coordinator, cell, "Which log is that?");

        await().pollInSameThread().untilAsserted(() -> {
            roundTrip();
            assertThat(shown()).anyMatch(html -> html.contains("Which log is that?"));
        });
        assertThat(text().getValue()).isEqualTo("Half a sent");
    }

    @Test
    void a_comment_is_shown_as_markdown_and_nothing_is_refused_with_a_sentence() {
        test(text()).setValue("It was **401**");
        test($(Button.class).withText("Comment").single()).click();

        assertThat(shown()).anyMatch(html -> html.contains("<strong>401</strong>"));
        assertThat(text().getValue()).isEmpty();

        test($(Button.class).withText("Comment").single()).click();
        assertThat($(Div.class).withClassName("form-error").single().getText()).isEqualTo("Write something first.");
    }

    private TextArea text() {
        return $(TextArea.class).all().stream()
                .filter(t -> "Your comment".equals(t.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> shown() {
        return $(Div.class).withClassName("comment-text").all().stream()
                .map(d -> d.getElement().getProperty("innerHTML", ""))
                .toList();
    }
}
