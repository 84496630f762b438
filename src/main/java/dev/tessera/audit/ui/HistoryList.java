package dev.tessera.audit.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tessera.audit.AuditEntry;
import dev.tessera.shell.Name;
import dev.tessera.shell.Quiet;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Audit entries as a list to read: when, who did what to which thing, what is otherwise since, and why. */
public final class HistoryList extends OrderedList {

    private static final long serialVersionUID = 1L;

    private final boolean things;

    /**
     * A list without entries yet.
     *
     * @param things whether each entry names what it is about; not where all are about what the view shows anyway
     */
    public HistoryList(boolean things) {
        this.things = things;
        addClassName("audit-list");
    }

    /** Adds entries at the end. */
    public HistoryList with(List<AuditEntry> entries) {
        entries.forEach(entry -> add(item(entry)));
        return this;
    }

    private ListItem item(AuditEntry entry) {
        Span when = new Span(getTranslation("site.moment", entry.at().atZone(ZoneId.of("UTC"))));
        when.addClassNames("audit-when", "quiet");
        Span who = named(Objects.requireNonNullElse(entry.who(), getTranslation("history.product-itself")));
        Div sentence = new Div(who, new Span(" " + getTranslation("audit." + entry.operation())));
        if (entry.person() != null && !entry.person().equals(entry.who())) {
            sentence.add(new Span(" "), named(entry.person()));
        }
        if (things && !entry.thing().isEmpty()) {
            sentence.add(new Quiet(" · "), named(entry.thing()));
        }
        if (entry.byToken()) {
            sentence.add(new Span(" "), new Quiet(getTranslation("history.by-token")));
        }
        ListItem item = new ListItem(when, sentence);
        entry.became()
                .forEach((field, now) -> item.add(change(field, entry.was().get(field), now)));
        if (entry.why() != null) {
            Paragraph why = new Paragraph("“" + entry.why() + "”");
            why.getElement().setAttribute("dir", "auto");
            why.addClassName("audit-why");
            item.add(why);
        }
        if (entry.address() != null) {
            item.add(new Quiet(getTranslation("history.from-address", entry.address())));
        }
        return item;
    }

    private Div change(String field, @Nullable Object was, @Nullable Object now) {
        Quiet name = new Quiet(field);
        Div change = new Div(name);
        change.addClassName("audit-change");
        if (was != null) {
            change.add(value(was), new Span(getTranslation("history.became")));
        }
        change.add(now == null ? new Quiet(getTranslation("history.nothing")) : value(now));
        return change;
    }

    private static Span value(Object value) {
        String text = value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
        return named(text);
    }

    private static Span named(String text) {
        Name span = new Name(text);
        span.addClassName("audit-name");
        return span;
    }
}
