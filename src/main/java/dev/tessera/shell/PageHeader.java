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
        addClassName("page-head");
        H1 heading = new H1(title);
        heading.addClassName("page-title");
        heading.getElement().setAttribute("dir", "auto");
        Div meta = new Div(beside);
        meta.addClassName("page-meta");
        meta.setVisible(beside.length > 0);
        actions.addClassName("page-actions");
        actions.setVisible(false);
        add(heading, meta, actions);
    }

    /** Adds something that can be done here. */
    public PageHeader with(Component... action) {
        actions.add(action);
        actions.setVisible(true);
        return this;
    }
}
