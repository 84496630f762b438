package dev.tessera.organisation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes one record of two, after it has shown what that would do. */
class MergeDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** A record. */
    record Choice(String slug, String name) {}

    private final transient Messages messages;
    private final transient BiFunction<String, String, List<Sentence>> attempt;
    private final Paragraph says = new Paragraph();
    private final ComboBox<Choice> into = new ComboBox<>();
    private final Div report = new Div();
    private final Button merge = new Button();
    private transient Choice from;

    /**
     * The dialog.
     *
     * @param from the record that ends
     * @param others those that could stay
     * @param chosen the one of them that is chosen already
     * @param done gets the slug of the one that stays
     */
    MergeDialog(
            Choice from,
            List<Choice> others,
            @Nullable Choice chosen,
            Messages messages,
            BiFunction<String, String, List<Sentence>> attempt,
            BiConsumer<String, String> merging,
            Consumer<String> done) {
        this.from = from;
        this.messages = messages;
        this.attempt = attempt;
        setHeaderTitle(getTranslation("merge.title"));
        setWidth("36rem");
        into.setLabel(getTranslation("merge.into"));
        into.setItems(others);
        into.setItemLabelGenerator(c -> c.name() + " (" + c.slug() + ")");
        into.setWidthFull();
        into.addValueChangeListener(e -> rehearse());
        report.getElement().setAttribute("aria-live", "polite");
        add(says, into, report);
        merge.setText(getTranslation("merge.do"));
        merge.addThemeVariants(ButtonVariant.PRIMARY);
        merge.addClickListener(click -> {
            try {
                merging.accept(this.from.slug(), into.getValue().slug());
                close();
                done.accept(into.getValue().slug());
            } catch (Refusal refusal) {
                refused(refusal);
            }
        });
        Button swap = new Button(getTranslation("merge.swap"), click -> swap());
        swap.setVisible(chosen != null);
        getFooter().add(new Button(getTranslation("dialog.cancel"), click -> close()), swap, merge);
        if (chosen != null) {
            into.setValue(chosen);
        }
        rehearse();
    }

    private void swap() {
        Choice was = from;
        from = into.getValue();
        into.setItems(was);
        into.setValue(was);
        rehearse();
    }

    private void rehearse() {
        says.setText(getTranslation("merge.text", from.name()));
        report.removeAll();
        merge.setEnabled(false);
        Choice chosen = into.getValue();
        if (chosen == null) {
            return;
        }
        try {
            UnorderedList list = new UnorderedList();
            attempt.apply(from.slug(), chosen.slug())
                    .forEach(s -> list.add(new ListItem(messages.text(getLocale(), s))));
            report.add(new Paragraph(getTranslation("merge.would", from.name(), chosen.name())), list);
            merge.setEnabled(true);
        } catch (Refusal refusal) {
            refused(refusal);
        }
    }

    private void refused(Refusal refusal) {
        report.removeAll();
        Paragraph why = new Paragraph(messages.text(getLocale(), refusal.sentence()));
        why.addClassNames("notice", "problem");
        why.getElement().setAttribute("role", "alert");
        report.add(why);
    }
}
