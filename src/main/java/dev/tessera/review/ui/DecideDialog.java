package dev.tessera.review.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.tessera.common.Refusal;
import dev.tessera.result.Verdict;
import dev.tessera.review.Ruling;
import dev.tessera.shell.Notes;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks why a result is decided so, and, where it is overruled, what it is instead. */
final class DecideDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final RadioButtonGroup<Verdict> verdict = new RadioButtonGroup<>();
    private final TextField why = new TextField();
    private final TextArea reason = new TextArea();
    private final Paragraph fault = new Paragraph();

    /** One that asks for a reason only. */
    static DecideDialog reason(String title, Function<String, Ruling> ruling, Notes notes, Consumer<Ruling> decide) {
        DecideDialog dialog = new DecideDialog(title);
        dialog.saving(notes, () -> decide.accept(ruling.apply(dialog.reason.getValue())));
        return dialog;
    }

    /** One that asks what it is instead, and why. */
    static DecideDialog overrule(String title, @Nullable Verdict sides, Notes notes, Consumer<Ruling> decide) {
        DecideDialog dialog = new DecideDialog(title);
        dialog.verdict.setVisible(true);
        dialog.verdict.setItems(
                List.of(Verdict.values()).stream().filter(v -> v != sides).toList());
        dialog.saving(notes, () -> {
            Verdict chosen = dialog.verdict.getValue();
            if (chosen == null) {
                throw Refusal.invalid("review.verdict-missing");
            }
            decide.accept(Ruling.overrule(chosen, dialog.why.getValue(), dialog.reason.getValue()));
        });
        return dialog;
    }

    private DecideDialog(String title) {
        setHeaderTitle(title);
        setWidth("520px");
        setMaxWidth("96vw");
        verdict.setLabel(getTranslation("review.instead"));
        verdict.setItemLabelGenerator(v -> getTranslation("verdict." + v.word()));
        verdict.setVisible(false);
        verdict.addValueChangeListener(
                e -> why.setVisible(e.getValue() != null && e.getValue().needsReason()));
        why.setLabel(getTranslation("report.reason"));
        why.setWidthFull();
        why.setVisible(false);
        reason.setLabel(getTranslation("review.reason"));
        reason.setHelperText(getTranslation("review.reason-help"));
        reason.setMaxLength(4000);
        reason.setMinRows(3);
        reason.setWidthFull();
        fault.addClassName("form-error");
        fault.getElement().setAttribute("role", "alert");
        Div body = new Div(verdict, why, reason, fault);
        body.addClassName("decide-form");
        add(body);
        addOpenedChangeListener(e -> {
            if (e.isOpened() && !verdict.isVisible()) {
                reason.focus();
            } else if (e.isOpened()) {
                // The group takes no focus, its first button does; a moment later, as the dialog takes it first.
                verdict.getElement().executeJs("setTimeout(() => this.querySelector('input').focus())");
            }
        });
    }

    private void saving(Notes notes, Runnable decide) {
        Button save = new Button(getTranslation("review.decide"), click -> {
            try {
                decide.run();
                close();
            } catch (Refusal refusal) {
                fault.setText(notes.text(getLocale(), refusal));
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        // What is typed comes with leaving the field: the shortcut leaves it first.
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL).listenOn(this).resetFocusOnActiveElement();
        Button cancel = new Button(getTranslation("dialog.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(cancel, save);
    }
}
