package dev.tessera.result.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tessera.common.Refusal;
import dev.tessera.result.NewReport;
import dev.tessera.result.Verdict;
import org.jspecify.annotations.Nullable;

/** Where a vendor says what it saw, with a reason where one is needed and notes where there is something to note. */
public class ReportForm extends Div {

    private static final long serialVersionUID = 1L;

    /** Takes what was entered; refuses with a sentence. */
    @FunctionalInterface
    public interface Recorder {
        void record(Verdict verdict, @Nullable String reason, @Nullable String notes);
    }

    private final RadioButtonGroup<Verdict> verdict = new RadioButtonGroup<>();
    private final ReasonField reason = new ReasonField();
    private final TextArea notes = new TextArea();
    private final Div error = new Div();
    private final transient Recorder recorder;
    private final transient java.util.function.Function<Refusal, String> words;
    private transient Runnable done = () -> {};

    public ReportForm(@Nullable Verdict before, Recorder recorder, java.util.function.Function<Refusal, String> words) {
        this.recorder = recorder;
        this.words = words;
        addClassName("report-form");
        verdict.setLabel(getTranslation("report.verdict"));
        verdict.setItems(Verdict.values());
        verdict.setItemLabelGenerator(v -> getTranslation("verdict." + v.word()));
        verdict.setValue(before);
        verdict.addValueChangeListener(e -> reason.setVisible(needsReason()));
        reason.setVisible(needsReason());
        notes.setLabel(getTranslation("report.notes"));
        notes.setMaxLength(NewReport.LONGEST_NOTES);
        notes.setMinRows(2);
        error.addClassName("form-error");
        error.getElement().setAttribute("role", "alert");
        Button save = new Button(getTranslation("report.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        // Only here, as comments below are sent with the same keys; and what is typed comes with leaving the field.
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(this).resetFocusOnActiveElement();
        add(new H3(getTranslation("report.title")), verdict, reason, notes, error, save);
    }

    /** Runs when the report was taken. */
    public void whenDone(Runnable done) {
        this.done = done;
    }

    private boolean needsReason() {
        return verdict.getValue() != null && verdict.getValue().needsReason();
    }

    private void save() {
        if (verdict.getValue() == null) {
            error.setText(getTranslation("report.verdict-missing"));
            return;
        }
        try {
            recorder.record(
                    verdict.getValue(),
                    needsReason() ? reason.getValue() : null,
                    notes.isEmpty() ? null : notes.getValue());
            done.run();
        } catch (Refusal refusal) {
            error.setText(words.apply(refusal));
        }
    }
}
