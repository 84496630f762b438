package dev.tessera.result.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tessera.result.Verdict;
import dev.tessera.shell.ConformanceMatrix;
import java.util.List;

/** Results that the browser kept since they did not arrive: they are saved or let go, by whoever entered them. */
class Leftovers extends Div {

    private static final long serialVersionUID = 1L;

    Leftovers(List<ConformanceMatrix.Given> entries, Runnable save, Runnable discard) {
        addClassNames("notice", "leftovers");
        getElement().setAttribute("role", "alert");
        UnorderedList list = new UnorderedList();
        for (ConformanceMatrix.Given entry : entries) {
            String verdict = Verdict.ofCode(entry.code())
                    .map(v -> getTranslation("verdict." + v.word()))
                    .orElse(entry.verdict());
            list.add(new ListItem(entry.key() + ": " + verdict));
        }
        Button keep = new Button(getTranslation("record.leftovers-save"), click -> {
            removeFromParent();
            save.run();
        });
        keep.addThemeVariants(ButtonVariant.PRIMARY);
        Button drop = new Button(getTranslation("record.leftovers-discard"), click -> {
            removeFromParent();
            discard.run();
        });
        drop.addThemeVariants(ButtonVariant.TERTIARY);
        Div actions = new Div(keep, drop);
        actions.addClassName("form-actions");
        add(
                new Paragraph(getTranslation("record.leftovers", entries.size())),
                new NativeDetails(getTranslation("record.leftovers-which"), list),
                actions);
    }
}
