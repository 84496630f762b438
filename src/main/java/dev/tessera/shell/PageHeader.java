package dev.tessera.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;

/** A view's title, what is said beside it, and what can be done there. */
public class PageHeader extends Header {

    private static final long serialVersionUID = 1L;

    private final Div actions = new Div();

    public PageHeader(String title, Component... beside) {
        addClassName("page-header");
        H1 heading = new H1(title);
        heading.addClassName("page-title");
        heading.getElement().setAttribute("dir", "auto");
        Div line = new Div(heading);
        line.addClassName("page-heading");
        line.add(beside);
        actions.addClassName("page-actions");
        add(line, actions);
    }

    /** Adds something that can be done here. */
    public PageHeader with(Component... action) {
        actions.add(action);
        return this;
    }
}
