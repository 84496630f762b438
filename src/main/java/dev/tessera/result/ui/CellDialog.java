package dev.tessera.result.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import org.jspecify.annotations.Nullable;

/** A cell's story over the view that one came from. */
public class CellDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    CellDialog(String test, StoryContent content, @Nullable ReportForm form) {
        setHeaderTitle(test);
        setWidth("720px");
        setMaxWidth("96vw");
        if (form != null) {
            content.add(form);
            form.whenDone(this::close);
        }
        add(content);
        Button close = new Button(getTranslation("dialog.close"), click -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(close);
    }
}
