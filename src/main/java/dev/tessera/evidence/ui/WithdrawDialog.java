package dev.tessera.evidence.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.tessera.common.Refusal;
import dev.tessera.evidence.Evidence;

/** Asks why a file is taken back, and says what that means. */
class WithdrawDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient EvidenceTools tools;
    private final transient Evidence evidence;
    private final transient Runnable done;
    private final TextField reason = new TextField();

    WithdrawDialog(EvidenceTools tools, Evidence evidence, Runnable done) {
        this.tools = tools;
        this.evidence = evidence;
        this.done = done;
        setHeaderTitle(getTranslation("evidence.withdraw-title", evidence.name()));
        setWidth("420px");
        setMaxWidth("96vw");
        reason.setLabel(getTranslation("evidence.reason"));
        reason.setRequiredIndicatorVisible(true);
        reason.setMaxLength(500);
        reason.setWidthFull();
        add(new Paragraph(getTranslation("evidence.withdraw-text")), reason);
        Button cancel = new Button(getTranslation("dialog.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button withdraw = new Button(getTranslation("evidence.withdraw"), click -> withdraw());
        withdraw.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(cancel, withdraw);
        addOpenedChangeListener(e -> {
            if (e.isOpened()) {
                reason.focus();
            }
        });
    }

    private void withdraw() {
        try {
            tools.files().withdraw(tools.current().get(), evidence.id(), reason.getValue());
        } catch (Refusal refusal) {
            reason.setErrorMessage(tools.notes().text(getLocale(), refusal));
            reason.setInvalid(true);
            reason.focus();
            return;
        }
        close();
        done.run();
    }
}
