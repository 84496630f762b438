package dev.tessera.result.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.tessera.DemonstrationTest;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.result.CellStories;
import dev.tessera.result.Outcome;
import dev.tessera.result.Verdict;
import dev.tessera.shell.ConformanceMatrix;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithUserDetails;

/** A vendor's sheet, on the server's side of it. */
@DemonstrationTest
@ViewPackages(packages = "dev.tessera")
@WithUserDetails("vendor@example.org")
class RecordViewTest extends SpringBrowserlessTest {

    private static final String TRIAL = "lti-autumn-2026";

    @Autowired
    private Accounts accounts;

    @Autowired
    private Trials trials;

    @Autowired
    private CellStories stories;

    private Viewer vendor;
    private Trial trial;
    private Participant own;

    @BeforeEach
    void open_the_sheet() {
        vendor = accounts.idOf("vendor@example.org").flatMap(accounts::viewer).orElseThrow();
        trial = trials.see(vendor, TRIAL);
        own = trials.own(vendor, trial).getFirst();
        navigate(RecordView.class, Map.of("trial", TRIAL));
    }

    @Test
    void a_key_records_a_verdict() {
        press("sec-07", 'i');

        assertThat(outcome("sec-07").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void untested_asks_for_a_reason_and_records_nothing_without_one() {
        press("msg-01", 'p');
        press("msg-01", 'u');

        test($(Button.class).withText("Save").single()).click();
        assertThat($(ComboBox.class).single().isInvalid()).isTrue();
        assertThat(outcome("msg-01").verdict()).isEqualTo(Verdict.PASSED);

        @SuppressWarnings("unchecked")
        ComboBox<String> reason = $(ComboBox.class).single();
        reason.setValue("out_of_time");
        test($(Button.class).withText("Save").single()).click();
        assertThat(outcome("msg-01").verdict()).isEqualTo(Verdict.UNTESTED);
        assertThat(outcome("msg-01").reason()).isEqualTo("out_of_time");
    }

    @Test
    void a_cell_that_is_opened_takes_a_report_with_a_verdict_only() {
        ComponentUtil.fireEvent(
                $(ConformanceMatrix.class).single(),
                new ConformanceMatrix.CellOpen(matrix(), true, "oidc-01", Long.toString(own.id())));

        test($(Button.class).withText("Save").single()).click();

        assertThat($(Div.class).withClassName("form-error").all())
                .extracting(Div::getText)
                .contains("Choose a verdict first.");
        assertThat($(RadioButtonGroup.class).single().getValue()).isNull();
    }

    private void press(String key, char letter) {
        ComponentUtil.fireEvent(
                matrix(),
                new ConformanceMatrix.CellVerdicts(
                        matrix(),
                        true,
                        "[{\"id\":\"%s\",\"key\":\"%s\",\"column\":\"%d\",\"verdict\":\"%s\",\"at\":1}]"
                                .formatted(UUID.randomUUID(), key, own.id(), letter)));
    }

    private ConformanceMatrix matrix() {
        return $(ConformanceMatrix.class).single();
    }

    private Outcome outcome(String key) {
        return stories.story(vendor, trial, key, own.id(), null)
                .meetings()
                .getFirst()
                .outcome();
    }
}
