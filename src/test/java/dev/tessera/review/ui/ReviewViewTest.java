package dev.tessera.review.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import dev.tessera.DemonstrationTest;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.result.Verdict;
import dev.tessera.review.QueueFilter;
import dev.tessera.review.QueueItem;
import dev.tessera.review.Reviews;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

/** A reviewer goes through the queue, on the server's side of it. */
@DemonstrationTest
@ViewPackages(packages = "dev.tessera")
@WithUserDetails("reviewer@example.org")
class ReviewViewTest extends SpringBrowserlessTest {

    private static final String TRIAL = "lti-autumn-2026";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Reviews reviews;

    private Viewer reviewer;

    @BeforeEach
    void open() {
        reviewer =
                accounts.idOf("reviewer@example.org").flatMap(accounts::viewer).orElseThrow();
    }

    @Test
    void the_most_urgent_is_open_and_claimed_and_the_next_follows_when_it_is_decided() {
        List<QueueItem> before = queue();
        navigate(ReviewView.class, Map.of("trial", TRIAL));
        assertThat(heading()).isEqualTo(before.getFirst().test().key());
        assertThat(before.getFirst().appeal()).isNotNull();
        assertThat(queue().getFirst().claim())
                .satisfies(c -> assertThat(c.account()).isEqualTo(reviewer.account()));

        click("The decision stays");
        click("Decide");
        assertThat($(Paragraph.class).withClassName("form-error").all())
                .anySatisfy(p -> assertThat(p.getText()).startsWith("Say why"));
        $(TextArea.class).all().stream()
                .filter(a -> "Why".equals(a.getLabel()))
                .findFirst()
                .orElseThrow()
                .setValue("The log says otherwise.");
        click("Decide");

        assertThat(queue())
                .noneMatch(i -> Objects.equals(i.appeal(), before.getFirst().appeal()));
        assertThat(heading()).isEqualTo(queue().getFirst().test().key());
    }

    @Test
    void overruling_asks_what_it_is_instead_and_why() {
        QueueItem item = queue().stream()
                .filter(i -> i.appeal() == null && !i.critical())
                .findFirst()
                .orElseThrow();
        UI.getCurrent().navigate("trials/" + TRIAL + "/review", QueryParameters.of("item", Words.of(item.cell())));
        click("Overrule");
        @SuppressWarnings("unchecked")
        RadioButtonGroup<Verdict> instead = $(RadioButtonGroup.class).single();
        Verdict other = item.outcome().verdict() == Verdict.FAILED ? Verdict.PASSED : Verdict.FAILED;
        instead.setValue(other);
        $(TextArea.class).all().stream()
                .filter(a -> "Why".equals(a.getLabel()))
                .findFirst()
                .orElseThrow()
                .setValue("Seen in the log.");
        click("Decide");

        assertThat(reviews.look(reviewer, TRIAL, item.cell())
                        .orElseThrow()
                        .outcome()
                        .verdict())
                .isEqualTo(other);
    }

    private List<QueueItem> queue() {
        return reviews.queue(reviewer, TRIAL, QueueFilter.ALL, 0).items();
    }

    private String heading() {
        return $(H2.class).withClassName("section-title").all().getFirst().getText();
    }

    private void click(String text) {
        test($(Button.class).withText(text).single()).click();
    }
}
