package dev.tessera.board.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.account.CurrentViewer;
import dev.tessera.board.PhaseDue;
import dev.tessera.board.ToDo;
import dev.tessera.board.ToDos;
import dev.tessera.matrix.TrialNews;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.PageHeader;
import dev.tessera.shell.Refreshing;
import jakarta.annotation.security.PermitAll;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one's organisations have to do next, the most urgent first; it changes while one looks. */
@Route("to-do")
@PermitAll
class ToDoView extends Main implements HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient ToDos toDos;
    private final transient TrialNews news;
    private final EmptyState nothing;
    private final Part<ToDo.Asked> returns;
    private final Part<ToDo.Asked> disputes;
    private final Part<ToDo.Asked> answers;
    private final Part<ToDo.Joining> registrations;
    private final Part<ToDo.Reporting> reports;
    private final Part<ToDo.Meeting> meetings;
    private final Part<ToDo.Deadline> deadlines;
    private final transient List<TrialNews.Subscription> subscriptions = new ArrayList<>();
    private transient Set<Long> followed = new HashSet<>();
    private transient ToDo shown;
    private @Nullable ZoneId readers;

    ToDoView(CurrentViewer current, ToDos toDos, TrialNews news) {
        this.current = current;
        this.toDos = toDos;
        this.news = news;
        addClassNames("view", "to-do");
        nothing = new EmptyState(getTranslation("to-do.nothing"), getTranslation("to-do.nothing-text"));
        returns = new Part<>("returned", ToDoView::key, this::asked);
        disputes = new Part<>("disputed", ToDoView::key, this::asked);
        answers = new Part<>("to-answer", ToDoView::key, this::asked);
        registrations =
                new Part<>("registration", j -> j.trial().id() + " " + j.organisation() + j.product(), this::joining);
        reports = new Part<>("to-report", ToDo.Reporting::own, this::reporting);
        meetings = new Part<>("meetings", m -> m.own() + " " + m.at(), this::meeting);
        deadlines = new Part<>("deadlines", d -> d.trial().id() + " " + d.due().kind(), this::deadline);
        add(
                new PageHeader(getTranslation("to-do.title")),
                nothing,
                returns,
                disputes,
                answers,
                registrations,
                reports,
                meetings,
                deadlines);
        shown = toDos.of(current.get());
        show();
    }

    private static Object key(ToDo.Asked asked) {
        return List.of(asked.own(), asked.test(), asked.partner() == null ? "" : asked.partner());
    }

    private void refresh() {
        shown = toDos.of(current.get());
        show();
    }

    private void show() {
        nothing.setVisible(shown.isNothing());
        returns.show(shown.returns());
        disputes.show(shown.disputes());
        answers.show(shown.answers());
        registrations.show(shown.registrations());
        reports.show(shown.reports());
        meetings.show(shown.meetings());
        deadlines.show(shown.deadlines());
    }

    /** The sheet of one product, whichever others are one's own. */
    private static String sheet(ToDo.In trial, long own) {
        return "trials/" + trial.slug() + "/record?of=" + own;
    }

    private void asked(Line line, ToDo.Asked asked) {
        String cell = asked.test() + " " + asked.title();
        line.say(
                sheet(asked.trial(), asked.own()) + "&q=" + URLEncoder.encode(asked.test(), StandardCharsets.UTF_8),
                cell,
                asked.partner() == null
                        ? getTranslation(
                                "to-do.alone", asked.label(), asked.trial().title(), day(asked.at()))
                        : getTranslation(
                                "to-do.with",
                                asked.label(),
                                asked.partner(),
                                String.valueOf(asked.organisation()),
                                asked.trial().title(),
                                day(asked.at())));
    }

    private void joining(Line line, ToDo.Joining joining) {
        List<String> words = new ArrayList<>();
        if (joining.product() != null) {
            words.add(joining.product());
        }
        words.add(joining.organisation());
        String state =
                joining.status() == null ? "invited" : joining.status().name().toLowerCase(Locale.ROOT);
        words.add(getTranslation("to-do.joining." + state, joining.reason() == null ? "" : joining.reason()));
        if (joining.legend()) {
            words.add(getTranslation("to-do.joining.legend"));
        }
        if (joining.terms()) {
            words.add(getTranslation("to-do.joining.terms"));
        }
        line.say("trials/" + joining.trial().slug() + "/join", joining.trial().title(), String.join(" · ", words));
    }

    private void reporting(Line line, ToDo.Reporting reporting) {
        List<String> words = new ArrayList<>();
        words.add(reporting.trial().title());
        if (reporting.tests() > reporting.reported()) {
            words.add(getTranslation("to-do.tests", reporting.tests() - reporting.reported(), reporting.tests()));
        }
        if (reporting.partners() > reporting.met()) {
            words.add(getTranslation("to-do.partners", reporting.partners() - reporting.met(), reporting.partners()));
        }
        line.say(sheet(reporting.trial(), reporting.own()), reporting.label(), String.join(" · ", words));
    }

    private void meeting(Line line, ToDo.Meeting meeting) {
        line.say(
                "trials/" + meeting.trial().slug() + "/meetings",
                getTranslation("to-do.meeting", meeting.label(), meeting.partner()),
                moment(meeting.at(), meeting.zone()) + " · " + meeting.place() + " · "
                        + meeting.trial().title());
    }

    private void deadline(Line line, ToDo.Deadline deadline) {
        PhaseDue due = deadline.due();
        String day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(getLocale())
                .format(due.day());
        line.say(
                "trials/" + deadline.trial().slug(),
                deadline.trial().title(),
                getTranslation("phase." + PhaseLines.key(due.kind()), PhaseLines.when(due), PhaseLines.days(due), day)
                        + " " + moment(due.moment(), deadline.zone()));
        line.setClassName("urgent", due.days() <= 1);
    }

    private String day(Instant at) {
        ZoneId zone = readers == null ? ZoneId.of("UTC") : readers;
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(getLocale())
                .format(at.atZone(zone));
    }

    /** A moment as the venue's clocks show it, and as the reader's do where these differ. */
    private String moment(Instant at, ZoneId venue) {
        DateTimeFormatter format = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(getLocale());
        ZonedDateTime there = at.atZone(venue);
        ZonedDateTime here = readers == null ? there : at.atZone(readers);
        return here.getOffset().equals(there.getOffset())
                ? getTranslation("to-do.moment", format.format(there), venue.getId())
                : getTranslation("to-do.moments", format.format(there), venue.getId(), format.format(here));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        Refreshing refreshing = new Refreshing(attached.getUI(), this::refresh);
        Stream.of(
                        shown.answers().stream().map(ToDo.Asked::trial),
                        shown.disputes().stream().map(ToDo.Asked::trial),
                        shown.returns().stream().map(ToDo.Asked::trial),
                        shown.registrations().stream().map(ToDo.Joining::trial),
                        shown.reports().stream().map(ToDo.Reporting::trial),
                        shown.deadlines().stream().map(ToDo.Deadline::trial))
                .flatMap(Function.identity())
                .map(ToDo.In::id)
                .filter(followed::add)
                .forEach(id -> subscriptions.add(news.follow(id, refreshing::ask)));
        attached.getUI().getPage().retrieveExtendedClientDetails(details -> {
            try {
                readers = ZoneId.of(details.getTimeZoneId());
                show();
            } catch (java.time.DateTimeException unknown) {
                // The venue's times stand.
                readers = null;
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        subscriptions.forEach(TrialNews.Subscription::end);
        subscriptions.clear();
        followed.clear();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", getTranslation("to-do.title"));
    }

    /** One kind of things to do, with how many there are; not there where there is none. */
    private final class Part<T> extends Section {

        private static final long serialVersionUID = 1L;

        private final Span count = new Span();
        private final Button all = new Button();
        private final transient LiveLines<T, Line> lines;
        private transient List<T> items = List.of();

        Part(String kind, Function<T, Object> key, BiConsumer<Line, T> say) {
            addClassName("board-part");
            count.addClassName("count");
            H2 title = new H2(new Span(getTranslation("to-do." + kind)), count);
            title.addClassName("section-title");
            UnorderedList list = new UnorderedList();
            list.addClassName("to-do-list");
            all.addThemeVariants(ButtonVariant.TERTIARY);
            all.addClickListener(e -> showAll());
            add(title, list, all);
            lines = new LiveLines<>(list, LiveLines.FEW, key, Line::new, say);
        }

        private void showAll() {
            lines.showAll(items);
            all.setVisible(false);
        }

        void show(List<T> now) {
            items = now;
            setVisible(!now.isEmpty());
            count.setText(getTranslation("site.number", now.size()));
            lines.show(now);
            all.setVisible(!lines.showsAll(now));
            all.setText(getTranslation("board.all", now.size()));
        }
    }

    /** One thing to do: where, and what is known of it. */
    private static final class Line extends ListItem {

        private static final long serialVersionUID = 1L;

        private final Anchor where = new Anchor();
        private final Span words = new Span();

        Line() {
            where.getElement().setAttribute("dir", "auto");
            words.getElement().setAttribute("dir", "auto");
            words.addClassName("quiet");
            add(where, words);
        }

        void say(String address, String name, String text) {
            where.setHref(address);
            where.setText(name);
            words.setText(text);
        }
    }
}
