package dev.tessera.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;

/**
 * Tells somebody what another person changed while they did. Where they did not change the same, it is taken over; where
 * both did, they choose. What they typed stands until they do.
 */
public class ConflictNotice extends Div {

    private static final long serialVersionUID = 1L;

    public ConflictNotice(String sentence, List<FormFields.Difference> differences) {
        addClassNames("notice", "problem", "conflict");
        getElement().setAttribute("role", "alert");
        add(new Paragraph(sentence));
        UnorderedList list = new UnorderedList();
        for (FormFields.Difference difference : differences) {
            list.add(difference.both() ? choice(difference) : taken(difference));
        }
        add(list);
    }

    private ListItem taken(FormFields.Difference difference) {
        difference.takeTheirs().run();
        return new ListItem(getTranslation("conflict.taken", difference.label(), said(difference.theirs())));
    }

    private ListItem choice(FormFields.Difference difference) {
        RadioButtonGroup<Boolean> choice = new RadioButtonGroup<>();
        choice.setLabel(difference.label());
        choice.setItems(false, true);
        choice.setItemLabelGenerator(theirs -> theirs
                ? getTranslation("conflict.theirs", said(difference.theirs()))
                : getTranslation("conflict.mine", said(difference.mine())));
        choice.setValue(false);
        choice.addValueChangeListener(e -> {
            if (Boolean.TRUE.equals(e.getValue())) {
                difference.takeTheirs().run();
            } else {
                difference.takeMine().run();
            }
        });
        return new ListItem(choice);
    }

    private String said(String text) {
        return text.isBlank() ? getTranslation("conflict.nothing") : text;
    }
}
