package dev.tessera.result.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import dev.tessera.result.Verdict;
import java.util.function.Consumer;

/** Asks why nothing was run: pick one of the usual reasons or write another, Enter. */
class ReasonDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final ReasonField reason = new ReasonField();
    private final transient Consumer<String> given;
    private boolean saved;

    ReasonDialog(String test, Verdict verdict, Consumer<String> given, Runnable notGiven) {
        this.given = given;
        setHeaderTitle(getTranslation("report.why", test, getTranslation("verdict." + verdict.word())));
        reason.setWidthFull();
        Button save = new Button(getTranslation("report.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER).listenOn(this);
        Button cancel = new Button(getTranslation("dialog.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        add(reason);
        getFooter().add(cancel, save);
        setWidth("420px");
        addOpenedChangeListener(e -> {
            if (e.isOpened()) {
                reason.focus();
            } else if (!saved) {
                notGiven.run();
            }
        });
    }

    private void save() {
        if (reason.getValue() == null || reason.getValue().isBlank()) {
            reason.setErrorMessage(getTranslation("report.reason-needed"));
            reason.setInvalid(true);
            return;
        }
        saved = true;
        close();
        given.accept(reason.getValue());
    }
}
