package dev.tessera.result.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tessera.result.CellReport;
import dev.tessera.result.CellStory;
import dev.tessera.result.Outcome;
import dev.tessera.result.Reason;
import dev.tessera.result.Side;
import dev.tessera.result.Verdict;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A cell's story: what each side says, how it stands, and everything that was said before. */
public class CellDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** @param form where the viewer may report; none where not */
    public CellDialog(CellStory story, @Nullable ReportForm form) {
        setHeaderTitle(story.test().key());
        setWidth("720px");
        setMaxWidth("96vw");
        addClassName("story");
        Paragraph title = new Paragraph(story.test().title());
        title.addClassName("cell-test");
        add(title, facts(story));
        for (CellStory.Meeting meeting : story.meetings()) {
            add(meeting(meeting));
        }
        if (story.meetings().isEmpty()) {
            add(new Paragraph(getTranslation("story.nothing")));
        }
        if (form != null) {
            add(form);
            form.whenDone(this::close);
        }
        Button close = new Button(getTranslation("dialog.close"), click -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(close);
    }

    private DescriptionList facts(CellStory story) {
        DescriptionList facts = new DescriptionList();
        facts.addClassName("facts");
        fact(facts, "story.product", story.participant().label());
        fact(facts, "story.organisation", story.participant().organisation());
        fact(
                facts,
                "story.obligation",
                getTranslation("obligation." + word(story.test().obligation())));
        if (story.test().section() != null) {
            fact(facts, "story.section", story.test().section());
        }
        return facts;
    }

    private void fact(DescriptionList facts, String key, String value) {
        DescriptionList.Description description = new DescriptionList.Description(value);
        description.getElement().setAttribute("dir", "auto");
        facts.add(new Div(new DescriptionList.Term(getTranslation(key)), description));
    }

    private Component meeting(CellStory.Meeting meeting) {
        Div block = new Div();
        block.addClassName("meeting");
        if (meeting.peer() != null) {
            block.add(new H3(getTranslation(
                    "story.met", meeting.subject().label(), meeting.peer().label())));
        }
        Outcome outcome = meeting.outcome();
        if (outcome == null) {
            block.add(new Paragraph(getTranslation("story.nothing")));
            return block;
        }
        Paragraph stands = new Paragraph(verdict(outcome.verdict()));
        Span standing = new Span(getTranslation("standing." + word(outcome.standing())));
        standing.addClassName("standing");
        stands.add(standing);
        stands.addClassName("stands");
        block.add(stands);
        if (meeting.peer() != null) {
            Div sides = new Div(
                    side(meeting, Side.SUBJECT, meeting.subject().organisation()),
                    side(meeting, Side.PEER, meeting.peer().organisation()));
            sides.addClassName("sides");
            block.add(sides);
        }
        OrderedList history = new OrderedList();
        history.addClassName("history");
        meeting.reports().reversed().forEach(r -> history.add(entry(r)));
        block.add(history);
        return block;
    }

    private Component side(CellStory.Meeting meeting, Side side, String organisation) {
        List<CellReport> standing = meeting.reports().stream()
                .filter(r -> r.side() == side && r.stands())
                .toList();
        Article box = new Article(new H3(organisation));
        box.addClassName("side-report");
        if (standing.isEmpty()) {
            box.addClassName("silent");
            box.add(new Paragraph(getTranslation("story.side-silent")));
        }
        standing.forEach(r -> {
            box.add(verdict(r.verdict()));
            if (r.reason() != null) {
                box.add(new Paragraph(reason(r.reason())));
            }
            if (r.notes() != null) {
                Paragraph notes = new Paragraph(r.notes());
                notes.getElement().setAttribute("dir", "auto");
                box.add(notes);
            }
        });
        return box;
    }

    private ListItem entry(CellReport report) {
        ListItem entry = new ListItem(verdict(report.verdict()));
        Instant when = report.observedAt() == null ? report.recordedAt() : report.observedAt();
        Span by = new Span(getTranslation(
                report.imported() ? "story.by-import" : "story.by",
                report.by(),
                report.account() == null ? "" : report.account(),
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(getLocale())
                        .withZone(ZoneOffset.UTC)
                        .format(when)));
        by.addClassName("quiet");
        entry.add(by);
        if (report.reason() != null) {
            entry.add(new Paragraph(reason(report.reason())));
        }
        if (report.notes() != null) {
            Paragraph notes = new Paragraph(report.notes());
            notes.getElement().setAttribute("dir", "auto");
            entry.add(notes);
        }
        if (!report.stands()) {
            entry.addClassName("superseded");
        }
        return entry;
    }

    private Span verdict(Verdict verdict) {
        Span tile = new Span();
        tile.addClassNames("tile", String.valueOf(verdict.code()));
        tile.getElement().setAttribute("aria-hidden", true);
        Span line = new Span(tile, new Text(getTranslation("verdict." + verdict.word())));
        line.addClassName("verdict-line");
        return line;
    }

    private String reason(String reason) {
        return Reason.USUAL.contains(reason) ? getTranslation("reason." + reason) : reason;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
