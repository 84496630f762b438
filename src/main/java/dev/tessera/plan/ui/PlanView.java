package dev.tessera.plan.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Messages;
import dev.tessera.live.Live;
import dev.tessera.plan.Meeting;
import dev.tessera.plan.Meetings;
import dev.tessera.plan.PlanJobs;
import dev.tessera.plan.PlanNews;
import dev.tessera.plan.Schedule;
import dev.tessera.plan.Schedules;
import dev.tessera.plan.Slot;
import dev.tessera.shell.EmptyState;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Refreshing;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.ui.TrialHeader;
import jakarta.annotation.security.PermitAll;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A trial's whole schedule, day by day and slot by slot; for coordinators with what makes and changes it. */
@Route("trials/:trial/plan")
@PermitAll
class PlanView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient CurrentViewer current;
    private final transient Schedules schedules;
    private final transient Meetings meetings;
    private final transient PlanJobs jobs;
    private final transient PlanNews news;
    private final transient AccessPolicy policy;
    private final transient Messages messages;
    private final transient Notes notes;
    private final Select<LocalDate> day = new Select<>();
    private final TextField filter = new TextField();
    private final Checkbox mine = new Checkbox();
    private final Div tools = new Div();
    private final Div rows = new Div();
    private transient @Nullable Schedule schedule;
    private transient Live.@Nullable Subscription subscription;
    private @Nullable PlanningPanel planning;
    private String slug = "";
    private String title = "";

    PlanView(
            CurrentViewer current,
            Schedules schedules,
            Meetings meetings,
            PlanJobs jobs,
            PlanNews news,
            AccessPolicy policy,
            Messages messages,
            Notes notes) {
        this.current = current;
        this.schedules = schedules;
        this.meetings = meetings;
        this.jobs = jobs;
        this.news = news;
        this.policy = policy;
        this.messages = messages;
        this.notes = notes;
        addClassName("view");
        tools.addClassName("filters");
        rows.addClassName("plan-rows");
        filter.setLabel(getTranslation("plan.filter"));
        filter.setClearButtonVisible(true);
        filter.setValueChangeMode(ValueChangeMode.LAZY);
        filter.addValueChangeListener(e -> list());
        day.setWidth("17rem");
        day.setLabel(getTranslation("plan.day"));
        day.addValueChangeListener(e -> list());
        mine.setLabel(getTranslation("plan.mine"));
        mine.addValueChangeListener(e -> list());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Viewer viewer = current.get();
        Schedule now =
                schedules.of(viewer, event.getRouteParameters().get("trial").orElse(""));
        Trial trial = now.trial();
        slug = trial.slug();
        title = trial.title();
        boolean coordinates = policy.mayCoordinate(viewer, trial.scope());
        add(new TrialHeader(viewer, trial, policy, TrialHeader.Part.PLAN));
        if (coordinates) {
            planning = new PlanningPanel(slug, current, jobs, meetings, messages, notes);
            add(planning);
        }
        if (now.slots().isEmpty()) {
            Component[] step = coordinates
                    ? new Component[] {new Anchor("trials/" + slug + "/plan/setup", getTranslation("plan.setup"))}
                    : new Component[0];
            add(new EmptyState(getTranslation("plan.empty"), getTranslation("plan.empty-text"), step));
            return;
        }
        mine.setVisible(trial.organisations().stream().anyMatch(viewer.organisations()::contains));
        tools.removeAll();
        tools.add(filter, day, mine);
        Paragraph zone =
                new Paragraph(getTranslation("plan.zone", trial.setup().zone().getId()));
        zone.addClassName("quiet");
        add(tools, zone, rows);
        refresh();
    }

    private Times times() {
        Schedule now = schedule;
        return Times.of(
                now == null ? java.time.ZoneId.of("UTC") : now.trial().setup().zone(), getLocale());
    }

    private void refresh() {
        schedule = schedules.of(current.get(), slug);
        if (planning != null) {
            planning.show();
        }
        Times times = times();
        List<LocalDate> days =
                schedule.slots().stream().map(times::day).distinct().toList();
        if (days.isEmpty()) {
            return;
        }
        LocalDate chosen = day.getValue();
        day.setItems(days);
        day.setItemLabelGenerator(times::day);
        LocalDate today = schedule.now().atZone(times.venue()).toLocalDate();
        day.setValue(
                chosen != null && days.contains(chosen)
                        ? chosen
                        : days.stream()
                                .filter(d -> !d.isBefore(today))
                                .findFirst()
                                .orElse(days.getLast()));
        list();
    }

    private void list() {
        Schedule now = schedule;
        LocalDate chosen = day.getValue();
        if (now == null || chosen == null) {
            return;
        }
        Viewer viewer = current.get();
        Times times = times();
        Set<Long> own = viewer.organisations();
        boolean coordinates = policy.mayCoordinate(viewer, now.trial().scope());
        List<Slot> slots =
                now.slots().stream().filter(s -> times.day(s).equals(chosen)).toList();
        List<Meeting> shown = now.meetings().stream()
                .filter(m -> slots.stream().anyMatch(s -> s.id() == m.slot()))
                .filter(m -> !mine.getValue() || now.isOf(m, own))
                .filter(m -> matches(now.participant(m.first())) || matches(now.participant(m.second())))
                .toList();
        rows.removeAll();
        boolean few = shown.size() <= SlotRow.SHOWN_AT_ONCE;
        boolean filtered = mine.getValue() || !filter.getValue().isBlank();
        for (Slot slot : slots) {
            List<Meeting> here =
                    shown.stream().filter(m -> m.slot() == slot.id()).toList();
            if (!here.isEmpty() || !filtered) {
                rows.add(new SlotRow(
                        now,
                        slot,
                        here,
                        times,
                        own,
                        few,
                        coordinates && slot.isAhead(now.now()) ? this::change : null));
            }
        }
        if (shown.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation(filtered ? "plan.none-match" : "plan.none"));
            none.addClassName("quiet");
            rows.addComponentAsFirst(none);
        }
    }

    private boolean matches(Participant who) {
        String wanted = filter.getValue().strip().toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || who.label().toLowerCase(Locale.ROOT).contains(wanted)
                || who.organisation().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private void change(Meeting meeting) {
        Schedule now = schedule;
        if (now != null) {
            new MeetingDialog(now, meeting, times(), current, meetings, notes).open();
        }
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        Schedule now = schedule;
        if (now == null && planning == null) {
            return;
        }
        long trial = now == null
                ? schedules.of(current.get(), slug).trial().id()
                : now.trial().id();
        subscription = news.follow(trial, new Refreshing(attached.getUI(), this::heard)::ask);
    }

    private void heard() {
        if (planning != null && planning.isRunning() && planning.show()) {
            return;
        }
        if (schedule == null) {
            if (planning != null) {
                planning.show();
            }
        } else {
            refresh();
        }
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (subscription != null) {
            subscription.end();
            subscription = null;
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title + ", " + getTranslation("trial.part.plan"));
    }
}
