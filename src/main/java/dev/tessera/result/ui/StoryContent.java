package dev.tessera.result.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.tessera.common.Refusal;
import dev.tessera.matrix.TrialNews;
import dev.tessera.result.CellReport;
import dev.tessera.result.CellStory;
import dev.tessera.result.Outcome;
import dev.tessera.result.Reason;
import dev.tessera.result.Side;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.shell.Facts;
import dev.tessera.shell.Refreshing;
import dev.tessera.specification.Staleness;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A cell's story: what each side says, how it stands, and everything that was said before. What is reported or decided
 * while it is shown is there at once; what else belongs to the cell, and what somebody types there, is left as it is.
 */
class StoryContent extends Div {

    private static final long serialVersionUID = 1L;

    /** What needs somebody to look comes first. */
    private static final Comparator<CellStory.Meeting> TROUBLE_FIRST = Comparator.comparingInt(StoryContent::calm);

    /** Tells of changes, from the moment it is asked until the subscription ends. */
    @FunctionalInterface
    interface News {
        TrialNews.Subscription follow(Runnable changed);
    }

    private final transient Function<CellStory.Meeting, List<Component>> parts;
    private final transient Supplier<List<CellStory.Meeting>> again;
    private final transient News news;
    private final transient List<Shown> shown = new ArrayList<>();
    private final Div meetings = new Div();
    private final boolean several;
    private transient TrialNews.@Nullable Subscription subscription;

    /** One meeting on the screen, and the places of what changes. */
    private static final class Shown {
        private CellStory.Meeting meeting;
        private final Div stands = new Div();
        private final Div said = new Div();

        Shown(CellStory.Meeting meeting) {
            this.meeting = meeting;
        }

        boolean isOf(CellStory.Meeting other) {
            return meeting.subject().id() == other.subject().id()
                    && Objects.equals(
                            meeting.peer() == null ? null : meeting.peer().id(),
                            other.peer() == null ? null : other.peer().id());
        }
    }

    /** @param again the same meetings, and others that came, as they are when it is asked */
    StoryContent(
            CellStory story,
            Function<CellStory.Meeting, List<Component>> parts,
            Supplier<List<CellStory.Meeting>> again,
            News news) {
        this.parts = parts;
        this.again = again;
        this.news = news;
        addClassName("story");
        meetings.addClassName("story-meetings");
        Paragraph title = new Paragraph(story.test().title());
        title.addClassName("story-test");
        title.getElement().setAttribute("dir", "auto");
        Anchor about = new Anchor(
                "specifications/" + story.specification() + "/tests/"
                        + story.test().lineage(),
                getTranslation("story.about-test"));
        add(title, facts(story), about);
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
            add(notice);
        }
        add(meetings);
        several = story.meetings().size() != 1;
        if (story.meetings().isEmpty()) {
            meetings.add(new Paragraph(getTranslation("story.nothing")));
        }
        story.meetings().stream().sorted(TROUBLE_FIRST).forEach(this::show);
    }

    private void show(CellStory.Meeting meeting) {
        if (shown.isEmpty()) {
            meetings.removeAll();
        }
        Shown place = new Shown(meeting);
        shown.add(place);
        place.stands.addClassName("stands-place");
        render(place);
        meetings.add(several ? oneOfSeveral(place) : alone(place));
    }

    private void render(Shown place) {
        place.stands.removeAll();
        place.stands.add(stands(place.meeting));
        place.said.removeAll();
        said(place.meeting, place.said);
    }

    private void refresh() {
        List<CellStory.Meeting> now;
        try {
            now = again.get();
        } catch (Refusal gone) {
            // Whoever may not see it any more is told so at the next step; nothing new comes to them here.
            return;
        }
        for (CellStory.Meeting meeting : now) {
            Shown place =
                    shown.stream().filter(s -> s.isOf(meeting)).findFirst().orElse(null);
            if (place == null) {
                show(meeting);
            } else if (!place.meeting.equals(meeting)) {
                place.meeting = meeting;
                render(place);
            }
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        Refreshing refreshing = new Refreshing(attached.getUI(), this::refresh);
        subscription = news.follow(refreshing::ask);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (subscription != null) {
            subscription.end();
        }
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

    private Component alone(Shown place) {
        Div block = new Div();
        block.addClassName("meeting");
        if (place.meeting.peer() != null) {
            block.add(new H3(met(place.meeting)));
        }
        block.add(place.stands, place.said);
        block.add(parts.apply(place.meeting));
        return block;
    }

    private Component oneOfSeveral(Shown place) {
        Div summary = new Div(new Span(met(place.meeting)), place.stands);
        summary.addClassName("meeting-summary");
        Div content = new Div(place.said);
        content.add(parts.apply(place.meeting));
        Details details = new Details(summary, content);
        Outcome outcome = place.meeting.outcome();
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
        Instant until = meeting.agreeUntil();
        if (until == null) {
            return line;
        }
        Paragraph deadline = new Paragraph(getTranslation("story.agree-until", at(until)));
        deadline.addClassName("quiet");
        return new Div(line, deadline);
    }

    private void said(CellStory.Meeting meeting, Div said) {
        Div sides = new Div();
        sides.addClassName("sides");
        sides.add(side(meeting, Side.SUBJECT, meeting.subject().organisation()));
        if (meeting.peer() != null) {
            sides.add(side(meeting, Side.PEER, meeting.peer().organisation()));
        }
        said.add(sides);
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

    private <C extends Component & HasComponents> void reasonAndNotes(CellReport report, C into) {
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
        String at = at(when);
        if (report.imported()) {
            return getTranslation("story.from-file", at);
        }
        return report.account() == null
                ? getTranslation("story.at", at)
                : getTranslation("story.by", report.account(), at);
    }

    private String at(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(getLocale())
                .withZone(ZoneOffset.UTC)
                .format(moment);
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
