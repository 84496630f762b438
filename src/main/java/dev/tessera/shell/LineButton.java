package dev.tessera.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** What can be done at the end of a line; said in full to those who do not see which line it is. */
public final class LineButton extends Button {

    private static final long serialVersionUID = 1L;

    public LineButton(String text, String said, Runnable action) {
        super(text, click -> action.run());
        addThemeVariants(ButtonVariant.TERTIARY);
        setAriaLabel(said);
    }
}
