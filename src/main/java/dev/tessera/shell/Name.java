package dev.tessera.shell;

import com.vaadin.flow.component.html.Span;

/** What people called something: it reads in its own direction, whatever stands around it. */
public final class Name extends Span {

    private static final long serialVersionUID = 1L;

    public Name(String text) {
        super(text);
        getElement().setAttribute("dir", "auto");
    }
}
