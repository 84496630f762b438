package dev.tessera.result.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
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
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.shell.Facts;
import dev.tessera.specification.Staleness;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cell's story: what each side says, how it stands, and everything that was said before. */
public class CellDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    /** What needs somebody to look comes first. */
    private static final Comparator<CellStory.Meeting> TROUBLE_FIRST = Comparator.comparingInt(CellDialog::calm);

    private final transient Function<CellStory.Meeting, List<Component>> parts;

    CellDialog(CellStory story, Function<CellStory.Meeting, List<Component>> parts, @Nullable ReportForm form) {
        this.parts = parts;
        setHeaderTitle(story.test().key());
        setWidth("720px");
        setMaxWidth("96vw");
        Div body = new Div();
        body.addClassName("story");
        Paragraph title = new Paragraph(story.test().title());
        title.addClassName("story-test");
        title.getElement().setAttribute("dir", "auto");
        Anchor about = new Anchor(
                "specifications/" + story.specification() + "/tests/"
                        + story.test().lineage(),
                getTranslation("story.about-test"));
        body.add(title, facts(story), about);
        Staleness stale = story.stale();
        if (stale != null) {
            Paragraph notice = new Paragraph(getTranslation(
                    "story.stale." + word(stale.change()),
                    stale.revision(),
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                            .withLocale(getLocale())
                            .withZone(ZoneOffset.UTC)
                            .format(stale.since())));
            notice.addClassName("notice");
            body.add(notice);
        }
        List<CellStory.Meeting> meetings =
                story.meetings().stream().sorted(TROUBLE_FIRST).toList();
        meetings.forEach(m -> body.add(meetings.size() == 1 ? alone(m) : oneOfSeveral(m)));
        if (meetings.isEmpty()) {
            body.add(new Paragraph(getTranslation("story.nothing")));
        }
        if (form != null) {
            body.add(form);
            form.whenDone(this::close);
        }
        add(body);
        Button close = new Button(getTranslation("dialog.close"), click -> close());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        getFooter().add(close);
    }

    private static int calm(CellStory.Meeting meeting) {
        Outcome outcome = meeting.outcome();
        if (outcome == null) {
            return 9;
        }
        return outcome.standing() == Standing.DISPUTED
                ? 0
                : switch (outcome.verdict()) {
                    case FAILED -> 1;
                    case INCONCLUSIVE -> 2;
                    case PASSED -> 3;
                    case INAPPLICABLE -> 4;
                    case UNTESTED -> 5;
                };
    }

    private Facts facts(CellStory story) {
        Facts facts = new Facts();
        facts.fact("story.product", story.participant().label());
        facts.fact("story.organisation", story.participant().organisation());
        facts.fact(
                "story.obligation",
                getTranslation("obligation." + word(story.test().obligation())));
        if (story.test().section() != null) {
            facts.fact("story.section", story.test().section());
        }
        return facts;
    }

    private Component alone(CellStory.Meeting meeting) {
        Div block = new Div();
        block.addClassName("meeting");
        if (meeting.peer() != null) {
            block.add(new H3(met(meeting)));
        }
        block.add(stands(meeting), said(meeting));
        return block;
    }

    private Component oneOfSeveral(CellStory.Meeting meeting) {
        Div summary = new Div(new Span(met(meeting)), stands(meeting));
        summary.addClassName("meeting-summary");
        Details details = new Details(summary, said(meeting));
        Outcome outcome = meeting.outcome();
        details.setOpened(outcome != null && outcome.standing() == Standing.DISPUTED);
        return details;
    }

    private String met(CellStory.Meeting meeting) {
        return getTranslation(
                "story.met",
                meeting.subject().label(),
                meeting.peer() == null ? "" : meeting.peer().label());
    }

    private Component stands(CellStory.Meeting meeting) {
        Outcome outcome = meeting.outcome();
        if (outcome == null) {
            return new Paragraph(getTranslation(meeting.hidden() == null ? "story.nothing" : "story.one-side"));
        }
        Span standing = new Span(getTranslation("standing." + word(outcome.standing())));
        standing.addClassName("quiet");
        Div line = new Div(verdict(outcome.verdict()), standing);
        line.addClassName("stands");
        return line;
    }

    private Component said(CellStory.Meeting meeting) {
        Div sides = new Div();
        sides.addClassName("sides");
        sides.add(side(meeting, Side.SUBJECT, meeting.subject().organisation()));
        if (meeting.peer() != null) {
            sides.add(side(meeting, Side.PEER, meeting.peer().organisation()));
        }
        Div said = new Div(sides);
        List<CellReport> before =
                meeting.reports().reversed().stream().filter(r -> !r.stands()).toList();
        if (!before.isEmpty()) {
            OrderedList history = new OrderedList();
            history.addClassName("history");
            before.forEach(r -> history.add(entry(r)));
            H3 heading = new H3(getTranslation("story.before"));
            heading.addClassName("history-title");
            said.add(heading, history);
        }
        parts.apply(meeting).forEach(said::add);
        return said;
    }

    private Component side(CellStory.Meeting meeting, Side side, String organisation) {
        List<CellReport> standing = meeting.reports().stream()
                .filter(r -> r.side() == side && r.stands())
                .toList();
        H3 heading = new H3(organisation);
        heading.getElement().setAttribute("dir", "auto");
        Article box = new Article(heading);
        box.addClassName("side-report");
        if (standing.isEmpty()) {
            box.addClassName("silent");
            box.add(new Paragraph(getTranslation("story.side-silent")));
        }
        if (meeting.hidden() == side) {
            box.removeAll();
            box.add(heading, new Paragraph(getTranslation("story.side-hidden")));
        }
        standing.forEach(r -> {
            box.add(verdict(r.verdict()));
            reasonAndNotes(r, box);
            Paragraph when = new Paragraph(when(r));
            when.addClassName("quiet");
            box.add(when);
        });
        return box;
    }

    private ListItem entry(CellReport report) {
        Span by = new Span(report.by() + ", " + when(report));
        by.addClassName("quiet");
        ListItem entry = new ListItem(verdict(report.verdict()), by);
        Div text = new Div();
        reasonAndNotes(report, text);
        entry.add(text);
        return entry;
    }

    private <C extends Component & com.vaadin.flow.component.HasComponents> void reasonAndNotes(
            CellReport report, C into) {
        if (report.reason() != null) {
            into.add(new Paragraph(
                    Reason.USUAL.contains(report.reason())
                            ? getTranslation("reason." + report.reason())
                            : report.reason()));
        }
        if (report.notes() != null) {
            Paragraph notes = new Paragraph(report.notes());
            notes.getElement().setAttribute("dir", "auto");
            into.add(notes);
        }
    }

    private String when(CellReport report) {
        Instant when = report.observedAt() == null ? report.recordedAt() : report.observedAt();
        String at = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(getLocale())
                .withZone(ZoneOffset.UTC)
                .format(when);
        if (report.imported()) {
            return getTranslation("story.from-file", at);
        }
        return report.account() == null
                ? getTranslation("story.at", at)
                : getTranslation("story.by", report.account(), at);
    }

    private Span verdict(Verdict verdict) {
        Span tile = new Span();
        tile.addClassNames("tile", String.valueOf(verdict.code()));
        tile.getElement().setAttribute("aria-hidden", true);
        Span line = new Span(tile, new Text(getTranslation("verdict." + verdict.word())));
        line.addClassName("verdict-line");
        return line;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
