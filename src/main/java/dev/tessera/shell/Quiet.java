package dev.tessera.shell;

import com.vaadin.flow.component.html.Span;

/** What is said beside a thing, and read second. */
public final class Quiet extends Span {

    private static final long serialVersionUID = 1L;

    public Quiet(String text) {
        super(text);
        addClassName("quiet");
    }
}
