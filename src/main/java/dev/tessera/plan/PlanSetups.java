package dev.tessera.plan;

import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What coordinators prepare before anything is planned: slots, places, and how many meetings in a row are too many. */
@Service
public class PlanSetups {

    private static final int MOST_SLOTS = 2000;
    private static final int MOST_PLACES = 1000;
    private static final int MOST_IN_A_ROW = 100;
    private static final int MOST_TESTS = 10_000;

    private final PlanQueries queries;
    private final MeetingQueries meetings;
    private final Trials trials;
    private final Audit audit;
    private final PlanNews news;

    PlanSetups(PlanQueries queries, MeetingQueries meetings, Trials trials, Audit audit, PlanNews news) {
        this.queries = queries;
        this.meetings = meetings;
        this.trials = trials;
        this.audit = audit;
        this.news = news;
    }

    /** How the trial's meetings are planned from now on. */
    @Transactional
    public void change(Viewer viewer, String slug, PlanSettings settings) {
        Trial trial = begin(viewer, slug);
        if (settings.mostInARow() < 0 || settings.mostInARow() > MOST_IN_A_ROW) {
            throw Refusal.invalid("plan.settings.row", MOST_IN_A_ROW);
        }
        Integer tests = settings.testsPerMeeting();
        if (tests != null && (tests < 1 || tests > MOST_TESTS)) {
            throw Refusal.invalid("plan.settings.tests", MOST_TESTS);
        }
        PlanSettings before = queries.plan(trial.id()).settings();
        queries.settings(trial.id(), settings);
        audit.changed(viewer, "plan.changed", thing(trial), fields(before), fields(settings), null);
    }

    private static Map<String, @Nullable Object> fields(PlanSettings settings) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("mostInARow", settings.mostInARow());
        fields.put("testsPerMeeting", settings.testsPerMeeting());
        return fields;
    }

    /**
     * Adds slots as a pattern says, in the venue's time; those that would overlap with one that there is are left out.
     *
     * @return how many were added
     */
    @Transactional
    public int addSlots(Viewer viewer, String slug, SlotPattern pattern) {
        Trial trial = begin(viewer, slug);
        List<Slot> there = queries.slots(trial.id());
        List<SlotPattern.Time> times = pattern.in(trial.setup().zone()).stream()
                .filter(t -> there.stream()
                        .noneMatch(
                                s -> s.begins().isBefore(t.ends()) && t.begins().isBefore(s.ends())))
                .toList();
        if (times.isEmpty()) {
            throw Refusal.invalid("plan.slots.none");
        }
        if (there.size() + times.size() > MOST_SLOTS) {
            throw Refusal.invalid("plan.slots.too-many", MOST_SLOTS);
        }
        if (!queries.addSlots(trial.id(), times)) {
            throw Refusal.conflict("plan.slots.overlap");
        }
        audit.changed(
                viewer,
                "plan.slots-added",
                thing(trial),
                Map.of(),
                Map.of(
                        "slots",
                        times.size(),
                        "from",
                        times.getFirst().begins(),
                        "to",
                        times.getLast().ends()),
                null);
        return times.size();
    }

    /** Removes slots in which nobody meets. */
    @Transactional
    public void removeSlots(Viewer viewer, String slug, Collection<Long> slots) {
        Trial trial = begin(viewer, slug);
        if (meetings.anyIn(MeetingQueries.inSlots(slots))) {
            throw Refusal.conflict("plan.slots.in-use");
        }
        int removed = queries.removeSlots(trial.id(), slots);
        audit.changed(viewer, "plan.slots-removed", thing(trial), Map.of("slots", removed), Map.of(), null);
    }

    /**
     * Adds places.
     *
     * @param name what each is called; where there are several, each has its number after it
     * @param url of a single remote room
     */
    @Transactional
    public void addPlaces(Viewer viewer, String slug, PlaceKind kind, String name, int count, @Nullable String url) {
        Trial trial = begin(viewer, slug);
        List<Place> there = queries.places(trial.id());
        if (count < 1 || there.size() + count > MOST_PLACES) {
            throw Refusal.invalid("plan.places.count", MOST_PLACES);
        }
        String tidy = name(name);
        Set<String> names = there.stream().map(Place::name).collect(Collectors.toCollection(HashSet::new));
        if (count == 1 && !names.contains(tidy)) {
            queries.addPlace(trial.id(), tidy, kind, address(url));
        } else {
            int number = 1;
            for (int added = 0; added < count; number++) {
                if (names.add(tidy + " " + number)) {
                    queries.addPlace(trial.id(), tidy + " " + number, kind, null);
                    added++;
                }
            }
        }
        audit.changed(
                viewer,
                "plan.places-added",
                thing(trial),
                Map.of(),
                Map.of("places", count, "kind", kind, "name", tidy),
                null);
    }

    /** Names a place otherwise, or gives a remote room another address. */
    @Transactional
    public void changePlace(Viewer viewer, String slug, long place, String name, @Nullable String url) {
        Trial trial = begin(viewer, slug);
        List<Place> there = queries.places(trial.id());
        Place before = there.stream()
                .filter(p -> p.id() == place)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("plan.places.unknown"));
        String tidy = name(name);
        if (there.stream().anyMatch(p -> p.id() != place && p.name().equals(tidy))) {
            throw Refusal.conflict("plan.places.twice", tidy);
        }
        String address = before.kind() == PlaceKind.REMOTE_ROOM ? address(url) : null;
        queries.changePlace(trial.id(), place, tidy, address);
        Map<String, @Nullable Object> was = new LinkedHashMap<>();
        was.put("name", before.name());
        was.put("url", before.url());
        Map<String, @Nullable Object> became = new LinkedHashMap<>();
        became.put("name", tidy);
        became.put("url", address);
        audit.changed(viewer, "plan.place-changed", thing(trial), was, became, null);
    }

    /** Removes places at which nobody meets. */
    @Transactional
    public void removePlaces(Viewer viewer, String slug, Collection<Long> places) {
        Trial trial = begin(viewer, slug);
        if (meetings.anyIn(MeetingQueries.atPlaces(places))) {
            throw Refusal.conflict("plan.places.in-use");
        }
        int removed = queries.removePlaces(trial.id(), places);
        audit.changed(viewer, "plan.places-removed", thing(trial), Map.of("places", removed), Map.of(), null);
    }

    private Trial begin(Viewer viewer, String slug) {
        Trial trial = trials.coordinate(viewer, slug);
        queries.change(trial.id());
        news.changed(trial.id());
        return trial;
    }

    private static Thing thing(Trial trial) {
        return Thing.trial(trial.id(), trial.title());
    }

    private static String name(String given) {
        String tidy = Label.tidy(given);
        Label.objection(tidy).ifPresent(o -> {
            throw Refusal.invalid("field.invalid", "name", o);
        });
        return tidy;
    }

    private static @Nullable String address(@Nullable String url) {
        if (url == null || url.isBlank()) {
            return null;
        }
        String address = url.strip();
        String lower = address.toLowerCase(Locale.ROOT);
        if (!(lower.startsWith("https://") || lower.startsWith("http://"))
                || address.length() > 2000
                || address.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw Refusal.invalid("plan.places.url");
        }
        return address;
    }
}
