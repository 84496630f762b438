package dev.tessera.specification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.TestCaseText;

/** What several pasted rows would change, before anything is stored. */
class PasteDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final Div said = new Div();
    private final transient Messages messages;

    PasteDialog(PastePlan plan, SpecificationVersion of, Messages messages, Runnable store) {
        this.messages = messages;
        setHeaderTitle(getTranslation("suite.paste-title", plan.rows().size(), of.name()));
        setWidth("min(60rem, 96vw)");
        ChangeList changes = new ChangeList();
        int same = 0;
        for (int i = 0; i < plan.rows().size(); i++) {
            TestCaseText before = plan.before().get(i);
            TestCaseText after = plan.rows().get(i).text();
            if (before == null) {
                changes.added(after);
            } else if (before.equals(after)) {
                same++;
            } else {
                changes.changed(before, after);
            }
        }
        if (same > 0) {
            add(new Paragraph(getTranslation("suite.paste-same", same)));
        }
        add(changes, said);
        Button cancel = new Button(getTranslation("dialog.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button take = new Button(getTranslation("suite.paste-take", plan.rows().size()), click -> {
            try {
                store.run();
                close();
            } catch (Refusal refusal) {
                said.removeAll();
                said.add(new Faults(refusal, this.messages));
            }
        });
        take.addThemeVariants(ButtonVariant.PRIMARY);
        addOpenedChangeListener(e -> {
            if (e.isOpened()) {
                take.focus();
            }
        });
        getFooter().add(cancel, take);
    }
}
