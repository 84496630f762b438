package dev.tessera.trial.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tessera.shell.Lines;
import dev.tessera.trial.ParticipationStatus;
import dev.tessera.trial.Registration;
import dev.tessera.trial.Trial;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks once more before a product takes part no longer, and says what stays. */
final class WithdrawDialog extends ConfirmDialog {

    private static final long serialVersionUID = 1L;

    WithdrawDialog(Registration registration, Trial trial, Consumer<@Nullable String> withdraw) {
        boolean stays = registration.status() == ParticipationStatus.ACCEPTED
                && trial.status().hasOpened();
        setHeader(getTranslation("participation.withdraw-title", registration.called()));
        TextArea reason = new TextArea(getTranslation("participation.withdraw-reason"));
        reason.setMaxLength(2000);
        reason.setWidthFull();
        setText(new Div(
                new Paragraph(getTranslation(
                        stays ? "participation.withdraw-text-open" : "participation.withdraw-text", trial.title())),
                reason));
        setCancelable(true);
        setCancelText(getTranslation("dialog.cancel"));
        setConfirmText(getTranslation("participation.withdraw"));
        setConfirmButtonTheme("error primary");
        addConfirmListener(e -> withdraw.accept(Lines.optional(reason.getValue())));
    }
}
