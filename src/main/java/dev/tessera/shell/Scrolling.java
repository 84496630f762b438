package dev.tessera.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;

/** Holds what may be wider than its place, and scrolls it there: by keyboard, too. */
public final class Scrolling extends Div {

    private static final long serialVersionUID = 1L;

    /** @param name what it holds, for whoever comes to it by keyboard */
    public Scrolling(String name, Component content) {
        super(content);
        addClassName("scroll");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", name);
    }
}
