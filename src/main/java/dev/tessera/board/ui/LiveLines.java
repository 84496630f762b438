package dev.tessera.board.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Lines of a list or a table whose figures change while one looks: a line stays where it is, so that nobody loses
 * their place or the focus; those that are new come at the end.
 *
 * @param <T> what a line says
 * @param <L> the line
 */
final class LiveLines<T, L extends Component> {

    /** As many as are shown until one asks for all. */
    static final int FEW = 10;

    private final HasComponents in;
    private final Function<T, Object> key;
    private final Supplier<L> line;
    private final BiConsumer<L, T> say;
    private final Map<Object, L> lines = new LinkedHashMap<>();
    private int most;

    LiveLines(HasComponents in, int most, Function<T, Object> key, Supplier<L> line, BiConsumer<L, T> say) {
        this.in = in;
        this.most = most;
        this.key = key;
        this.line = line;
        this.say = say;
    }

    /** Says what is so now. */
    void show(List<T> items) {
        Map<Object, T> now = new HashMap<>();
        items.forEach(i -> now.put(key.apply(i), i));
        lines.entrySet().removeIf(e -> {
            if (!now.containsKey(e.getKey())) {
                in.remove(e.getValue());
                return true;
            }
            return false;
        });
        for (T item : items) {
            if (lines.size() >= most) {
                break;
            }
            lines.computeIfAbsent(key.apply(item), k -> {
                L made = line.get();
                in.add(made);
                return made;
            });
        }
        lines.forEach((k, l) -> say.accept(l, java.util.Objects.requireNonNull(now.get(k))));
    }

    /** Shows all of them, in the order that they have now. */
    void showAll(List<T> items) {
        most = Integer.MAX_VALUE;
        lines.values().forEach(in::remove);
        lines.clear();
        show(items);
    }

    boolean showsAll(List<T> items) {
        return items.size() <= most;
    }
}
