package dev.tessera.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import org.jspecify.annotations.Nullable;

/** What is known of a thing, name by value; what is not known is left out. */
public class Facts extends DescriptionList {

    private static final long serialVersionUID = 1L;

    public Facts() {
        addClassName("facts");
    }

    /**
     * A text that people wrote, or one of ours.
     *
     * @param key the message that names it
     */
    public void fact(String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fact(key, new Name(value));
        }
    }

    /** Something else than a text. */
    public void fact(String key, Component value) {
        put(getTranslation(key), value);
    }

    /** An address elsewhere. */
    public void link(String key, @Nullable String address) {
        if (address != null) {
            Anchor link = new Anchor(address, address);
            link.getElement().setAttribute("rel", "nofollow noopener");
            put(getTranslation(key), link);
        }
    }

    /** A fact with a name of its own, which is no message. */
    public void put(String name, Component value) {
        Description description = new Description();
        description.add(value);
        add(new Div(new Term(name), description));
    }
}
