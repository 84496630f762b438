package dev.tessera.organisation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import dev.tessera.shell.Name;
import org.jspecify.annotations.Nullable;

/** What is known of a thing, name by value; what is not known is left out. */
class Facts extends DescriptionList {

    private static final long serialVersionUID = 1L;

    Facts() {
        addClassName("facts");
    }

    void fact(String key, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            Name text = new Name(value);
            put(getTranslation(key), text);
        }
    }

    void link(String key, @Nullable String address) {
        if (address != null) {
            Anchor link = new Anchor(address, address);
            link.getElement().setAttribute("rel", "nofollow noopener");
            put(getTranslation(key), link);
        }
    }

    void put(String name, Component value) {
        Description description = new Description();
        description.add(value);
        add(new Div(new Term(name), description));
    }
}
