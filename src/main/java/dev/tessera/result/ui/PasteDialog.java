package dev.tessera.result.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** Says what of a pasted block can be recorded, names what cannot, and waits for a yes. */
class PasteDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** What cannot be recorded, and why. */
    record Wrong(int place, String key, String text, String why) {}

    PasteDialog(int good, List<Wrong> wrong, Runnable record) {
        setHeaderTitle(getTranslation("record.paste-title"));
        setWidth("760px");
        setMaxWidth("96vw");
        add(new Paragraph(getTranslation("record.paste-good", good)));
        if (!wrong.isEmpty()) {
            add(new H3(getTranslation("record.paste-wrong", wrong.size())), grid(wrong));
        }
        Button save = new Button(getTranslation("record.paste-save", good), click -> {
            close();
            record.run();
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setEnabled(good > 0);
        save.setAutofocus(true);
        Button cancel = new Button(getTranslation("dialog.cancel"), click -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(cancel, save);
    }

    private Grid<Wrong> grid(List<Wrong> wrong) {
        Grid<Wrong> grid = new Grid<>();
        grid.addColumn(Wrong::place)
                .setHeader(getTranslation("record.paste-place"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(Wrong::key)
                .setHeader(getTranslation("record.paste-test"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(Wrong::text)
                .setHeader(getTranslation("record.paste-text"))
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addColumn(Wrong::why)
                .setHeader(getTranslation("record.paste-why"))
                .setFlexGrow(1)
                .setAutoWidth(true);
        grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        grid.setItems(wrong);
        grid.setAllRowsVisible(wrong.size() <= 8);
        grid.getElement().setAttribute("aria-label", getTranslation("record.paste-wrong", wrong.size()));
        return grid;
    }
}
