package dev.tessera.specification.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.specification.SuiteCase;
import dev.tessera.specification.TestCaseText.Part;

/** The steps of a test case and what is to be seen then, with room for several lines. */
class ProseDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** Stores both, of the text that has this number. */
    @FunctionalInterface
    interface Store {
        void store(int edits, String steps, String expected);
    }

    private final TextArea steps = new TextArea();
    private final TextArea expected = new TextArea();
    private final Div said = new Div();

    ProseDialog(SuiteCase of, boolean editable, Messages messages, Store store) {
        setHeaderTitle(of.text().key() + " · " + of.text().title());
        setWidth("min(46rem, 96vw)");
        field(steps, "steps", CaseParts.text(of.text(), Part.STEPS), editable);
        field(expected, "expected", CaseParts.text(of.text(), Part.EXPECTED), editable);
        Div fields = new Div(steps, expected, said);
        fields.addClassName("stack");
        fields.addClassName("prose");
        add(fields);
        Button cancel = new Button(getTranslation("dialog.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        Button save = new Button(getTranslation("report.save"), click -> {
            try {
                store.store(of.edits(), steps.getValue(), expected.getValue());
                close();
            } catch (Refusal refusal) {
                said.removeAll();
                said.add(new Faults(refusal, messages));
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setVisible(editable);
        getFooter().add(cancel, save);
        addOpenedChangeListener(e -> {
            if (e.isOpened()) {
                steps.focus();
            }
        });
        // what was typed is not lost to a click beside the dialog
        setCloseOnOutsideClick(!editable);
    }

    private void field(TextArea field, String part, String text, boolean editable) {
        field.setLabel(getTranslation("suite.part." + part));
        field.setHelperText(editable ? getTranslation("suite.markdown") : "");
        field.setValue(text);
        field.setReadOnly(!editable);
        field.setMinRows(6);
        field.setMaxRows(14);
    }
}
