package dev.tessera.plan.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.tessera.access.AccessPolicy;
import dev.tessera.account.CurrentViewer;
import dev.tessera.common.Refusal;
import dev.tessera.plan.Place;
import dev.tessera.plan.PlaceKind;
import dev.tessera.plan.PlanSettings;
import dev.tessera.plan.PlanSetups;
import dev.tessera.plan.Schedule;
import dev.tessera.plan.Schedules;
import dev.tessera.plan.Slot;
import dev.tessera.plan.SlotPattern;
import dev.tessera.shell.LineButton;
import dev.tessera.shell.LineList;
import dev.tessera.shell.Name;
import dev.tessera.shell.Notes;
import dev.tessera.shell.Quiet;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import dev.tessera.trial.ui.TrialHeader;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A trial's slots and places, and the rules of its plan; for those who run it. */
@Route("trials/:trial/plan/setup")
@PermitAll
class PlanSetupView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private static final int NUMBER = 20;

    private final transient CurrentViewer current;
    private final transient Trials trials;
    private final transient Schedules schedules;
    private final transient PlanSetups setups;
    private final transient AccessPolicy policy;
    private final transient Notes notes;
    private String slug = "";
    private String title = "";

    PlanSetupView(
            CurrentViewer current,
            Trials trials,
            Schedules schedules,
            PlanSetups setups,
            AccessPolicy policy,
            Notes notes) {
        this.current = current;
        this.trials = trials;
        this.schedules = schedules;
        this.setups = setups;
        this.policy = policy;
        this.notes = notes;
        addClassName("view");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Trial trial = trials.coordinate(
                current.get(), event.getRouteParameters().get("trial").orElse(""));
        slug = trial.slug();
        title = trial.title();
        show();
    }

    private void show() {
        removeAll();
        Schedule schedule = schedules.of(current.get(), slug);
        add(
                new TrialHeader(current.get(), schedule.trial(), policy, TrialHeader.Part.PLAN),
                new Anchor("trials/" + slug + "/plan", getTranslation("plan.back")));
        rules(schedule);
        slots(schedule);
        places(schedule);
    }

    private void done(Runnable what, String key, Object... args) {
        try {
            what.run();
            notes.done(getLocale(), key, args);
            show();
        } catch (Refusal refusal) {
            notes.refused(getLocale(), refusal);
        }
    }

    private H2 section(String key) {
        H2 heading = new H2(getTranslation(key));
        heading.addClassName("section-title");
        return heading;
    }

    private static Div form(com.vaadin.flow.component.Component... fields) {
        Div form = new Div(fields);
        form.addClassNames("filters", "plan-form");
        return form;
    }

    // ---------------------------------------------------------------- rules

    private void rules(Schedule schedule) {
        IntegerField row = new IntegerField(getTranslation("plan.most-in-a-row"));
        row.setHelperText(getTranslation("plan.most-in-a-row-help"));
        row.setMin(0);
        row.setStepButtonsVisible(true);
        row.setValue(schedule.settings().mostInARow());
        IntegerField tests = new IntegerField(getTranslation("plan.tests-per-meeting"));
        tests.setHelperText(getTranslation("plan.tests-per-meeting-help"));
        tests.setMin(1);
        tests.setValue(schedule.settings().testsPerMeeting());
        Button save = new Button(
                getTranslation("plan.save"),
                click -> done(
                        () -> setups.change(
                                current.get(),
                                slug,
                                new PlanSettings(Objects.requireNonNullElse(row.getValue(), 0), tests.getValue())),
                        "plan.saved"));
        add(section("plan.rules"), form(row, tests, save));
    }

    // ---------------------------------------------------------------- slots

    private void slots(Schedule schedule) {
        Times times = Times.of(schedule.trial().setup().zone(), getLocale());
        add(section("plan.slots"));
        if (schedule.slots().isEmpty()) {
            add(new Paragraph(getTranslation("plan.no-slots")));
        } else {
            Map<LocalDate, List<Slot>> days = schedule.slots().stream()
                    .collect(Collectors.groupingBy(times::day, LinkedHashMap::new, Collectors.toList()));
            LineList list = new LineList();
            days.forEach((day, slots) -> list.add(line(times, day, slots)));
            add(list);
        }
        LocalDate tomorrow = schedule.now().atZone(times.venue()).toLocalDate().plusDays(1);
        LocalDate opens = schedule.trial().opensOn();
        LocalDate first = opens == null || opens.isBefore(tomorrow) ? tomorrow : opens;
        DatePicker from = new DatePicker(getTranslation("plan.from"), first);
        DatePicker to = new DatePicker(getTranslation("plan.to"), first);
        TimePicker begins = time("plan.begins", LocalTime.of(9, 0));
        TimePicker ends = time("plan.ends", LocalTime.of(17, 0));
        IntegerField minutes = number("plan.minutes", 30);
        IntegerField pause = number("plan.pause", 0);
        Button generate = new Button(getTranslation("plan.add-slots"), click -> {
            if (from.isEmpty() || to.isEmpty() || begins.isEmpty() || ends.isEmpty()) {
                notes.refused(getLocale(), Refusal.invalid("plan.slots.missing"));
                return;
            }
            SlotPattern pattern = new SlotPattern(
                    from.getValue(),
                    to.getValue(),
                    begins.getValue(),
                    ends.getValue(),
                    Objects.requireNonNullElse(minutes.getValue(), 0),
                    Objects.requireNonNullElse(pause.getValue(), 0));
            done(() -> setups.addSlots(current.get(), slug, pattern), "plan.slots-added");
        });
        Paragraph zone = new Paragraph(getTranslation(
                "plan.slots-zone", schedule.trial().setup().zone().getId()));
        zone.addClassName("quiet");
        add(zone, form(from, to, begins, ends, minutes, pause, generate));
    }

    private ListItem line(Times times, LocalDate day, List<Slot> slots) {
        return new ListItem(
                new Name(times.day(day)),
                new Quiet(getTranslation("plan.slots-of-day", slots.size(), times.span(slots.getFirst()))),
                new LineButton(
                        getTranslation("plan.remove"),
                        getTranslation("plan.remove-which", times.day(day)),
                        () -> done(
                                () -> setups.removeSlots(
                                        current.get(),
                                        slug,
                                        slots.stream().map(Slot::id).toList()),
                                "plan.removed")));
    }

    private TimePicker time(String key, LocalTime value) {
        TimePicker field = new TimePicker(getTranslation(key), value);
        field.setStep(Duration.ofMinutes(15));
        return field;
    }

    private IntegerField number(String key, int value) {
        IntegerField field = new IntegerField(getTranslation(key));
        field.setMin(0);
        field.setValue(value);
        return field;
    }

    // ---------------------------------------------------------------- places

    private void places(Schedule schedule) {
        add(section("plan.places"));
        long rooms = schedule.places().stream()
                .filter(p -> p.kind() == PlaceKind.REMOTE_ROOM)
                .count();
        add(new Paragraph(getTranslation("plan.places-count", schedule.places().size() - rooms, rooms)));
        LineList list = new LineList();
        for (Place place : schedule.places()) {
            ListItem line = new ListItem(new Name(place.name()), new Quiet(getTranslation(key(place.kind()))));
            if (place.url() != null) {
                line.add(new Quiet(place.url()));
            }
            line.add(new LineButton(
                    getTranslation("plan.remove"),
                    getTranslation("plan.remove-which", place.name()),
                    () -> done(() -> setups.removePlaces(current.get(), slug, List.of(place.id())), "plan.removed")));
            list.add(line);
        }
        add(list);
        TextField name = new TextField(getTranslation("plan.place-name"));
        name.setValue(getTranslation("plan.table"));
        IntegerField count = number("plan.place-number", NUMBER);
        Select<PlaceKind> kind = new Select<>();
        kind.setLabel(getTranslation("plan.place-kind"));
        kind.setItems(PlaceKind.values());
        kind.setItemLabelGenerator(k -> getTranslation(key(k)));
        kind.setValue(PlaceKind.TABLE);
        TextField url = new TextField(getTranslation("plan.place-url"));
        url.setHelperText(getTranslation("plan.place-url-help"));
        url.setVisible(false);
        kind.addValueChangeListener(e -> {
            boolean room = e.getValue() == PlaceKind.REMOTE_ROOM;
            url.setVisible(room);
            if (name.getValue().equals(getTranslation(room ? "plan.table" : "plan.remote-room"))) {
                name.setValue(getTranslation(room ? "plan.remote-room" : "plan.table"));
                count.setValue(room ? 1 : NUMBER);
            }
        });
        Button more = new Button(
                getTranslation("plan.add-places"),
                click -> done(
                        () -> setups.addPlaces(
                                current.get(),
                                slug,
                                kind.getValue(),
                                name.getValue(),
                                Objects.requireNonNullElse(count.getValue(), 0),
                                url.isVisible() ? url.getValue() : null),
                        "plan.places-added"));
        add(form(name, count, kind, url, more));
    }

    private static String key(PlaceKind kind) {
        return "plan." + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String getPageTitle() {
        return getTranslation("page.title", title + ", " + getTranslation("plan.setup"));
    }
}
