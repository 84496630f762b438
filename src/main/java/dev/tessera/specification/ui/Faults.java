package dev.tessera.specification.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;

/** Why rows were not taken: the sentence, and each place with what is wrong there. */
class Faults extends Div {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 100;

    Faults(Refusal refusal, Messages messages) {
        addClassNames("notice", "problem");
        getElement().setAttribute("role", "alert");
        add(new Paragraph(messages.text(getLocale(), refusal.sentence())));
        if (refusal.faults().isEmpty()) {
            return;
        }
        UnorderedList places = new UnorderedList();
        refusal.faults().stream()
                .limit(SHOWN)
                .map(f -> messages.text(getLocale(), f.where()) + ": " + messages.text(getLocale(), f.reason()))
                .forEach(text -> places.add(new ListItem(text)));
        if (refusal.faults().size() > SHOWN) {
            places.add(new ListItem(
                    getTranslation("suite.and-more", refusal.faults().size() - SHOWN)));
        }
        add(places);
    }
}
