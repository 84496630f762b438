package dev.tessera.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What an empty place is for, and the first step there. */
public class EmptyState extends Div {

    private static final long serialVersionUID = 1L;

    public EmptyState(String title, String text, Component... firstStep) {
        addClassName("empty");
        add(new H2(title), new Paragraph(text));
        add(firstStep);
    }
}
