package dev.tessera.review.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.tessera.result.CellKey;
import dev.tessera.review.Claim;
import dev.tessera.review.QueueItem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What waits, a line each; what may be verified with others can be marked. */
final class QueueList extends UnorderedList {

    private static final long serialVersionUID = 1L;

    private final transient Consumer<CellKey> choose;
    private final transient Runnable marking;
    private final transient Set<CellKey> marked = new LinkedHashSet<>();
    private transient List<QueueItem> items = List.of();
    private transient @Nullable CellKey chosen;
    private long viewer;

    QueueList(Consumer<CellKey> choose, Runnable marking) {
        this.choose = choose;
        this.marking = marking;
        addClassName("review-queue");
    }

    void show(List<QueueItem> now, @Nullable CellKey current, long account) {
        items = now;
        chosen = current;
        viewer = account;
        marked.retainAll(
                now.stream().filter(QueueItem::isPlain).map(QueueItem::cell).toList());
        draw();
    }

    void choose(@Nullable CellKey cell) {
        chosen = cell;
        draw();
        getChildren()
                .filter(c -> c.getElement().hasAttribute("aria-current"))
                .findFirst()
                .ifPresent(c -> c.getElement().executeJs("this.scrollIntoView({block: 'nearest'})"));
    }

    /** The one so many lines further; the first where none is chosen. */
    @Nullable CellKey beside(int step) {
        if (items.isEmpty()) {
            return null;
        }
        int at = index();
        int to = at < 0 ? 0 : Math.clamp((long) at + step, 0, items.size() - 1);
        return items.get(to).cell();
    }

    int index() {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).cell().equals(chosen)) {
                return i;
            }
        }
        return -1;
    }

    /** The one at a place, or the last before it. */
    @Nullable CellKey at(int index) {
        return items.isEmpty()
                ? null
                : items.get(Math.clamp(index, 0, items.size() - 1)).cell();
    }

    List<QueueItem> marked() {
        return items.stream().filter(i -> marked.contains(i.cell())).toList();
    }

    void markAll(boolean all) {
        marked.clear();
        if (all) {
            items.stream().filter(QueueItem::isPlain).map(QueueItem::cell).forEach(marked::add);
        }
        draw();
        marking.run();
    }

    boolean anyPlain() {
        return items.stream().anyMatch(QueueItem::isPlain);
    }

    void toggleChosen() {
        for (QueueItem item : items) {
            if (item.cell().equals(chosen) && item.isPlain()) {
                mark(item.cell(), !marked.contains(item.cell()));
                draw();
            }
        }
    }

    private void mark(CellKey cell, boolean on) {
        if (on) {
            marked.add(cell);
        } else {
            marked.remove(cell);
        }
        marking.run();
    }

    private void draw() {
        removeAll();
        items.forEach(item -> add(line(item)));
    }

    private ListItem line(QueueItem item) {
        Checkbox mark = new Checkbox(marked.contains(item.cell()));
        mark.setAriaLabel(getTranslation("review.mark", name(item)));
        mark.setEnabled(item.isPlain());
        mark.addValueChangeListener(e -> mark(item.cell(), e.getValue()));
        Span key = new Span(item.test().key());
        key.addClassName("review-key");
        Span kind = new Span(getTranslation("review.kind." + Words.of(Objects.requireNonNull(item.kind()))));
        kind.addClassNames("review-kind", Words.of(item.kind()));
        Div first = new Div(new VerdictLine(item.outcome().verdict()), key, kind);
        first.addClassName("review-line");
        Span who = new Span(name(item));
        who.getElement().setAttribute("dir", "auto");
        Div second = new Div(who);
        second.addClassNames("review-who", "quiet");
        List<String> more = new ArrayList<>();
        more.add(
                item.due() == null
                        ? getTranslation(
                                "review.since",
                                When.at(getLocale(), item.outcome().changedAt()))
                        : getTranslation(
                                item.appeal() == null ? "review.due-dispute" : "review.due-appeal",
                                When.at(getLocale(), item.due())));
        Claim claim = item.claim();
        if (claim != null) {
            more.add(
                    claim.account() == viewer
                            ? getTranslation("review.yours")
                            : getTranslation("review.looks", claim.by()));
        }
        Div third = new Div(String.join(" · ", more));
        third.addClassNames("review-more", "quiet");
        NativeButton open = new NativeButton("", click -> choose.accept(item.cell()));
        open.add(first, second, third);
        open.addClassName("review-open");
        ListItem line = new ListItem(mark, open);
        if (item.cell().equals(chosen)) {
            line.getElement().setAttribute("aria-current", "true");
        }
        return line;
    }

    /** Whose result it is. */
    String name(QueueItem item) {
        return item.peer() == null
                ? item.subject().label()
                : getTranslation(
                        "story.met", item.subject().label(), item.peer().label());
    }
}
