package dev.tessera.shell;

import com.vaadin.flow.component.html.UnorderedList;

/** A short list of people, tokens, products: a line each, with what can be done at its end. */
public class LineList extends UnorderedList {

    private static final long serialVersionUID = 1L;

    public LineList() {
        addClassName("lines");
    }

    /** One whose lines begin with a name that takes the room, so that what is said of each stands at the end. */
    public static LineList wide() {
        LineList list = new LineList();
        list.addClassName("wide");
        return list;
    }
}
