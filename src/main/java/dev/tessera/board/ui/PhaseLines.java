package dev.tessera.board.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tessera.board.PhaseDue;
import dev.tessera.trial.Trial;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** What is next in a trial's calendar, and what a coordinator has still to do for it. */
final class PhaseLines extends UnorderedList {

    private static final long serialVersionUID = 1L;

    private transient List<PhaseDue> shown = List.of();

    PhaseLines() {
        addClassName("phase-lines");
        setVisible(false);
    }

    void show(Trial trial, List<PhaseDue> dues) {
        if (dues.equals(shown)) {
            return;
        }
        shown = dues;
        removeAll();
        setVisible(!dues.isEmpty());
        for (PhaseDue due : dues) {
            Span sentence = new Span(getTranslation("phase." + key(due.kind()), when(due), days(due), day(due)));
            ListItem line = new ListItem(sentence);
            if (due.due()) {
                line.addClassName("due");
                line.add(new Anchor("trials/" + trial.slug() + "/setup", getTranslation("board.to-setup")));
            }
            add(line);
        }
    }

    private String day(PhaseDue due) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(getLocale())
                .format(due.day());
    }

    static String key(PhaseDue.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How a day lies to today, as the messages choose by it. */
    static String when(PhaseDue due) {
        if (due.days() == 0) {
            return "today";
        }
        if (due.days() == 1) {
            return "tomorrow";
        }
        if (due.days() == -1) {
            return "yesterday";
        }
        return due.days() > 0 ? "ahead" : "past";
    }

    static long days(PhaseDue due) {
        return Math.abs(due.days());
    }
}
