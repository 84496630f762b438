package dev.tessera.trial.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.tessera.DemonstrationTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.test.context.support.WithUserDetails;

/** What each kind of person finds when they come into the workspace. */
@DemonstrationTest
@ViewPackages(packages = "dev.tessera")
class TrialsViewTest extends SpringBrowserlessTest {

    @Test
    @WithUserDetails("vendor@example.org")
    void a_vendor_finds_its_own_trials_first_and_may_record_there() {
        navigate(TrialsView.class);

        assertThat($(H2.class).all()).extracting(H2::getText).containsExactly("Your trials");
        assertThat(links()).contains("trials/lti-autumn-2026/record").doesNotContain("new-trial");
    }

    @Test
    @WithUserDetails("vendor@example.org")
    void a_confidential_trial_is_not_shown_to_those_who_take_no_part() {
        navigate(TrialsView.class);

        assertThat(links()).noneMatch(link -> link.contains("lti-pilot-2026"));
    }

    @Test
    @WithUserDetails("rival@example.org")
    void a_confidential_trial_is_shown_to_those_who_take_part() {
        navigate(TrialsView.class);

        assertThat(links()).contains("trials/lti-pilot-2026");
    }

    @Test
    @WithUserDetails("coordinator@example.org")
    void a_trial_without_a_specification_is_refused_with_a_sentence_and_nothing_is_lost() {
        navigate(NewTrialView.class);
        TextField title = $(TextField.class)
                .withPropertyValue(TextField::getLabel, "Title")
                .single();
        test(title).setValue("Half a trial");

        test($(com.vaadin.flow.component.button.Button.class)
                        .withText("Next: When and where")
                        .single())
                .click();

        assertThat($(Paragraph.class).withClassName("form-error").single().getText())
                .isEqualTo("Choose the specification version that the trial is against.");
        assertThat(title.getValue()).isEqualTo("Half a trial");
        assertThat(getCurrentView()).isInstanceOf(NewTrialView.class);
    }

    private List<String> links() {
        return $(Anchor.class).all().stream().map(Anchor::getHref).toList();
    }
}
