package dev.tessera.board.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import dev.tessera.shell.Scrolling;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One of a board's parts: a title, a sentence with the sum, and a table of the few lines that need looking at first.
 *
 * @param <T> what a line says
 * @param <L> a line
 */
final class BoardTable<T, L extends NativeTableRow> extends Section {

    private static final long serialVersionUID = 1L;

    private final Paragraph sum = new Paragraph();
    private final Scrolling scroll;
    private final Button all = new Button();
    private final transient LiveLines<T, L> lines;
    private transient List<T> items = List.of();

    BoardTable(String title, List<String> columns, Function<T, Object> key, Supplier<L> line, BiConsumer<L, T> say) {
        addClassName("board-part");
        H2 heading = new H2(title);
        heading.addClassName("section-title");
        sum.addClassNames("quiet", "board-sum");
        NativeTable table = new NativeTable();
        table.addClassName("board-table");
        NativeTableRow head = new NativeTableRow();
        for (String column : columns) {
            NativeTableHeaderCell cell = head.addHeaderCell();
            cell.getElement().setAttribute("scope", "col");
            cell.setText(column);
        }
        table.getHead().add(head);
        table.getElement().setAttribute("aria-label", title);
        scroll = new Scrolling(title, table);
        all.addThemeVariants(ButtonVariant.TERTIARY);
        all.addClickListener(e -> showAll());
        add(heading, sum, scroll, all);
        lines = new LiveLines<>(table.getBody(), LiveLines.FEW, key, line, say);
    }

    private void showAll() {
        lines.showAll(items);
        all.setVisible(false);
    }

    /** Says what is so now. */
    void show(String sentence, List<T> now) {
        items = now;
        sum.setText(sentence);
        lines.show(now);
        scroll.setVisible(!now.isEmpty());
        all.setText(getTranslation("board.all", now.size()));
        all.setVisible(!lines.showsAll(now));
    }

    /** The cell that names a line. */
    static NativeTableHeaderCell name(Component... content) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(content);
        cell.getElement().setAttribute("scope", "row");
        return cell;
    }
}
