package dev.tessera.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** The way to what one was told of, with how much of it is not read. */
final class Bell extends Anchor {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 99;

    private final Span count = new Span();

    Bell() {
        super("notices");
        addClassName("bell");
        Span icon = new Span();
        icon.addClassName("bell-icon");
        icon.getElement().setAttribute("aria-hidden", "true");
        count.addClassName("bell-count");
        count.getElement().setAttribute("aria-hidden", "true");
        add(icon, count);
        show(0);
    }

    void show(int unread) {
        count.setText(unread > MOST ? MOST + "+" : Integer.toString(unread));
        count.setVisible(unread > 0);
        String said = getTranslation("bell.unread", unread);
        getElement().setAttribute("aria-label", said);
        getElement().setAttribute("title", said);
    }
}
