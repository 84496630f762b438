package dev.tessera.plan.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.plan.Bookings;
import dev.tessera.plan.Calendars;
import dev.tessera.plan.Meeting;
import dev.tessera.plan.MeetingOrigin;
import dev.tessera.plan.Partners;
import dev.tessera.plan.Place;
import dev.tessera.plan.Schedule;
import dev.tessera.plan.Schedules;
import dev.tessera.plan.Slot;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trials;
import dev.tessera.trial.ui.TrialHeader;
import jakarta.annotation.security.PermitAll;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A participant's own meetings in a trial, whom it still needs to meet, and who is free. */
@Route("trials/:trial/meetings")
@PermitAll
class MeetingsView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient Schedules schedules;
    private final transient Bookings bookings;
    private final transient Calendars calendars;
    private final transient AccessPolicy policy;
    private final transient Notes notes;
    private final Select<Participant> product = new Select<>();
    private final Div body = new Div();
    private String slug = "";
    private String title = "";

    MeetingsView(
            CurrentViewer current,
            Trials trials,
            Schedules schedules,
            Bookings bookings,
            Calendars calendars,
            AccessPolicy policy,
            Notes notes) {
        this.current = current;
        this.trials = trials;
        this.schedules = schedules;
        this.bookings = bookings;
        this.calendars = calendars;
        this.policy = policy;
        this.notes = notes;
        addClassName("view");
        product.setWidth("min(30rem, 100%)");
        product.setLabel(getTranslation("meetings.product"));
        product.setItemLabelGenerator(Participant::label);
        product.addValueChangeListener(e -> show());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Viewer viewer = current.get();
        Schedule schedule =
                schedules.of(viewer, event.getRouteParameters().get("trial").orElse(""));
        slug = schedule.trial().slug();
        title = schedule.trial().title();
        add(new TrialHeader(viewer, schedule.trial(), policy, TrialHeader.Part.MEETINGS));
        List<Participant> own = trials.own(viewer, schedule.trial());
        if (own.isEmpty()) {
            add(new EmptyState(getTranslation("meetings.none-own"), getTranslation("meetings.none-own-text")));
        } else {
            product.setVisible(own.size() > 1);
            product.setItems(own);
            product.setValue(own.getFirst());
            add(product, body);
        }
        add(new CalendarSection(current, calendars, trials, schedule.trial(), notes));
    }

    private void show() {
        body.removeAll();
        Participant own = product.getValue();
        if (own == null) {
            return;
        }
        Schedule schedule = schedules.of(current.get(), slug);
        Times times = Times.of(schedule.trial().setup().zone(), getLocale());
        Partners partners = bookings.partners(current.get(), slug, own.id());
        Paragraph needs = new Paragraph(
                partners.missing() > 0
                        ? getTranslation("meetings.needs", own.label(), partners.missing(), partners.has())
                        : getTranslation("meetings.enough", own.label(), partners.has(), partners.needs()));
        needs.addClassName("notice");
        body.add(needs, section("meetings.mine"), mine(schedule, times, own), section("meetings.finder"));
        finder(schedule, times, own, partners);
        absences(schedule, times, own);
    }

    private H2 section(String key) {
        H2 heading = new H2(getTranslation(key));
        heading.addClassName("section-title");
        return heading;
    }

    private com.vaadin.flow.component.Component mine(Schedule schedule, Times times, Participant own) {
        List<Meeting> all =
                schedule.meetings().stream().filter(m -> m.isOf(own.id())).toList();
        if (all.isEmpty()) {
            return new Paragraph(getTranslation("meetings.none"));
        }
        LineList list = new LineList();
        for (Meeting meeting : all) {
            Slot slot = schedule.slots().stream()
                    .filter(s -> s.id() == meeting.slot())
                    .findFirst()
                    .orElseThrow();
            Participant partner =
                    schedule.participant(meeting.first() == own.id() ? meeting.second() : meeting.first());
            ListItem line = new ListItem(new Name(partner.label()), new Quiet(when(times, slot)));
            schedule.places().stream()
                    .filter(p -> p.id() == meeting.place())
                    .findFirst()
                    .ifPresent(p -> line.add(where(p)));
            if (meeting.parts() > 1) {
                line.add(new Quiet(getTranslation("plan.part", meeting.part(), meeting.parts())));
            }
            if (meeting.origin() == MeetingOrigin.BOOKED && slot.isAhead(schedule.now())) {
                line.add(new LineButton(
                        getTranslation("meetings.cancel"),
                        getTranslation("meetings.cancel-which", partner.label()),
                        () -> done(() -> bookings.cancel(current.get(), slug, meeting.id()), "meetings.cancelled")));
            }
            list.add(line);
        }
        return list;
    }

    private static String when(Times times, Slot slot) {
        String reader = times.forReader(slot);
        return times.dayAndSpan(slot) + (reader == null ? "" : " (" + reader + ")");
    }

    private static com.vaadin.flow.component.Component where(Place place) {
        if (place.url() == null) {
            return new Quiet(place.name());
        }
        return new com.vaadin.flow.component.html.Anchor(place.url(), place.name());
    }

    private void done(Runnable what, String key) {
        notes.tried(getLocale(), what, key);
        show();
    }

    private void finder(Schedule schedule, Times times, Participant own, Partners partners) {
        if (partners.candidates().isEmpty()) {
            body.add(new Paragraph(getTranslation("meetings.nobody")));
            return;
        }
        ComboBox<Slot> slot = new ComboBox<>(getTranslation("plan.slot"));
        Set<Long> possible = new HashSet<>();
        partners.candidates().forEach(c -> c.free().forEach(s -> possible.add(s.id())));
        List<Slot> free =
                schedule.slots().stream().filter(s -> possible.contains(s.id())).toList();
        slot.setItems(free);
        slot.setItemLabelGenerator(s -> when(times, s));
        slot.setWidth("min(30rem, 100%)");
        Div answer = new Div();
        answer.getElement().setAttribute("role", "status");
        slot.addValueChangeListener(e -> candidates(answer, times, own, partners, e.getValue()));
        Div form = new Div(slot);
        form.addClassName("filters");
        body.add(form, answer);
        if (free.isEmpty()) {
            candidates(answer, times, own, partners, null);
        } else {
            slot.setValue(free.getFirst());
        }
    }

    private void candidates(Div answer, Times times, Participant own, Partners partners, @Nullable Slot slot) {
        answer.removeAll();
        List<Partners.Candidate> free = slot == null ? List.of() : partners.freeIn(slot.id());
        answer.add(new Paragraph(
                free.isEmpty()
                        ? getTranslation(
                                "meetings.none-free", partners.candidates().size())
                        : getTranslation("meetings.free-now", free.size())));
        LineList list = new LineList();
        for (Partners.Candidate candidate : free.isEmpty() ? partners.candidates() : free) {
            Participant partner = candidate.partner();
            ListItem line = new ListItem(
                    new Name(partner.label()),
                    organisation(partner),
                    new Quiet(getTranslation("meetings.candidate", candidate.tests())));
            if (candidate.isNew()) {
                Span chip = new Span(getTranslation("meetings.new"));
                chip.addClassName("chip");
                line.add(chip);
            }
            if (slot != null && !free.isEmpty()) {
                line.add(new LineButton(
                        getTranslation("meetings.book"),
                        getTranslation("meetings.book-which", partner.label(), times.dayAndSpan(slot)),
                        () -> done(
                                () -> bookings.book(current.get(), slug, own.id(), partner.id(), slot.id()),
                                "meetings.booked")));
            }
            list.add(line);
        }
        answer.add(list);
    }

    private static Name organisation(Participant partner) {
        Name name = new Name(partner.organisation());
        name.addClassName("quiet");
        return name;
    }

    private void absences(Schedule schedule, Times times, Participant own) {
        List<Slot> ahead =
                schedule.slots().stream().filter(s -> s.isAhead(schedule.now())).toList();
        if (ahead.isEmpty()) {
            return;
        }
        Set<Long> absent = schedule.absences().getOrDefault(own.productId(), Set.of());
        CheckboxGroup<Slot> group = new CheckboxGroup<>(getTranslation("meetings.absent"));
        group.setItems(ahead);
        group.setItemLabelGenerator(s -> when(times, s));
        Set<Slot> before = new HashSet<>(
                ahead.stream().filter(s -> absent.contains(s.id())).toList());
        group.setValue(before);
        Button save = new Button(
                getTranslation("plan.save"),
                click -> done(
                        () -> {
                            for (Slot slot : ahead) {
                                boolean is = group.getValue().contains(slot);
                                if (is != before.contains(slot)) {
                                    bookings.absent(current.get(), slug, own.id(), slot.id(), is);
                                }
                            }
                        },
                        "meetings.absent-saved"));
        Details details = new Details(getTranslation("meetings.absent-title", before.size()), group, save);
        body.add(details);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title + ", " + getTranslation("trial.part.meetings"));
    }
}
