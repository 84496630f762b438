package dev.tessera.board.ui;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.tessera.board.TrialBoard.Pace;
import dev.tessera.shell.Scrolling;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was run by the end of each day, as bars against the line of an even pace; the same as a table. */
final class PaceChart extends Section {

    private static final long serialVersionUID = 1L;

    private static final int WIDE = 600;
    private static final int HIGH = 120;

    private final Paragraph sum = new Paragraph();
    private final Div chart = new Div();
    private final Span first = new Span();
    private final Span last = new Span();
    private final NativeTable table = new NativeTable();
    private transient @Nullable Pace shown;

    PaceChart() {
        addClassName("board-part");
        H2 heading = new H2(getTranslation("board.pace"));
        heading.addClassName("section-title");
        sum.addClassNames("quiet", "board-sum");
        chart.addClassName("pace");
        Div days = new Div(first, last);
        days.addClassName("pace-days");
        table.addClassName("board-table");
        NativeTableRow head = new NativeTableRow();
        for (String column : List.of("board.pace.day", "board.pace.run", "board.pace.even")) {
            NativeTableHeaderCell cell = head.addHeaderCell();
            cell.setText(getTranslation(column));
            cell.getElement().setAttribute("scope", "col");
        }
        table.getHead().add(head);
        NativeDetails details = new NativeDetails(
                getTranslation("board.pace.table"), new Scrolling(getTranslation("board.pace.table"), table));
        add(heading, sum, chart, days, details);
    }

    /** Shows it as it is now; nothing is drawn again where nothing changed. */
    void show(@Nullable Pace pace) {
        setVisible(pace != null && pace.cells() > 0);
        if (pace == null || pace.equals(shown)) {
            return;
        }
        shown = pace;
        List<Pace.Day> days = pace.days();
        String sentence = sentence(pace);
        sum.setText(sentence);
        Svg svg = new Svg(drawn(pace));
        svg.getElement().setAttribute("role", "img");
        svg.getElement().setAttribute("aria-label", sentence);
        chart.removeAll();
        chart.add(svg);
        first.setText(date(days.getFirst().day()));
        last.setText(date(days.getLast().day()));
        table.getBody().removeAll();
        for (Pace.Day day : days) {
            NativeTableRow row = new NativeTableRow();
            row.add(BoardTable.name(new Span(date(day.day()))));
            row.addDataCell().setText(day.run() == null ? "–" : number(day.run()));
            row.addDataCell().setText(number(day.even()));
            table.getBody().add(row);
        }
    }

    private String sentence(Pace pace) {
        if (pace.today() == 0) {
            return getTranslation("board.pace.ahead", pace.cells(), pace.days().size());
        }
        Pace.Day today = pace.days().get(pace.today() - 1);
        int run = today.run() == null ? 0 : today.run();
        return getTranslation("board.pace.sum", pace.today(), pace.days().size(), run, pace.cells(), today.even());
    }

    /** Numbers only: nothing in it is anybody's text. */
    private static String drawn(Pace pace) {
        List<Pace.Day> days = pace.days();
        double most = Math.max(
                pace.cells(),
                days.stream().mapToInt(d -> d.run() == null ? 0 : d.run()).max().orElse(0));
        double wide = (double) WIDE / days.size();
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(Locale.ROOT, "<svg viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\">", WIDE, HIGH));
        StringBuilder line = new StringBuilder("0," + HIGH);
        for (int d = 0; d < days.size(); d++) {
            Integer run = days.get(d).run();
            if (run != null) {
                double high = HIGH * run / most;
                svg.append(String.format(
                        Locale.ROOT,
                        "<rect class=\"ran\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                        wide * d + wide * 0.1,
                        HIGH - high,
                        wide * 0.8,
                        high));
            }
            line.append(String.format(
                    Locale.ROOT,
                    " %.1f,%.1f",
                    wide * (d + 1),
                    HIGH - HIGH * days.get(d).even() / most));
        }
        svg.append("<polyline class=\"even\" vector-effect=\"non-scaling-stroke\" points=\"")
                .append(line)
                .append("\"/></svg>");
        return svg.toString();
    }

    private String number(int figure) {
        return getTranslation("site.number", figure);
    }

    private String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(getLocale())
                .format(day);
    }
}
