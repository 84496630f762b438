package dev.tessera.plan;

import dev.tessera.trial.Participant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be planned in a trial: its pairs and the meetings that it has, put into figures.
 *
 * @param held what each of the task's encounters is in the trial
 * @param vanish meetings for which there is no reason any more
 */
record TrialTask(PlanTask task, List<Held> held, List<Meeting> vanish, Map<Long, Integer> slotNumbers) {

    /** With less than this between two slots, nobody had a rest. */
    private static final Duration REST = Duration.ofMinutes(30);

    /**
     * A meeting that is to be held.
     *
     * @param meeting the one that there is already
     */
    record Held(
            long first,
            long second,
            int part,
            int parts,
            @Nullable Meeting meeting) {}

    private record Key(long first, long second, int part) {}

    static TrialTask of(Schedule schedule, List<Pair> pairs, Map<Long, Integer> least, boolean keep) {
        return new Maker(schedule, least).make(pairs, keep);
    }

    /** The number of a meeting in the task. */
    int number(long meeting) {
        for (int i = 0; i < held.size(); i++) {
            Meeting there = held.get(i).meeting();
            if (there != null && there.id() == meeting) {
                return i;
            }
        }
        throw new IllegalArgumentException("Meeting " + meeting + " is not in the plan");
    }

    /** All meetings where they are. */
    Grid asItStands() {
        Grid grid = new Grid(task);
        for (int i = 0; i < held.size(); i++) {
            Meeting meeting = held.get(i).meeting();
            if (meeting != null) {
                grid.put(i, slotNumbers.getOrDefault(meeting.slot(), PlanTask.NONE));
            }
        }
        return grid;
    }

    private static final class Maker {

        private final Schedule schedule;
        private final Map<Long, Integer> least;
        private final Map<Long, Integer> slotNumbers = new HashMap<>();
        private final List<PlanTask.Party> parties = new ArrayList<>();
        private final Map<Long, Integer> partyNumbers = new HashMap<>();
        private final List<PlanTask.Seat> seats = new ArrayList<>();
        private final Map<Long, Integer> seatNumbers = new HashMap<>();
        private final Map<Long, Set<Long>> partners = new HashMap<>();

        Maker(Schedule schedule, Map<Long, Integer> least) {
            this.schedule = schedule;
            this.least = least;
        }

        TrialTask make(List<Pair> pairs, boolean keep) {
            List<PlanTask.Span> slots = slots();
            for (Pair pair : pairs) {
                partner(pair.first(), pair.second());
                partner(pair.second(), pair.first());
            }
            Map<Key, Meeting> there = new HashMap<>();
            schedule.meetings().forEach(m -> there.put(new Key(m.first(), m.second(), m.part()), m));
            List<PlanTask.Encounter> encounters = new ArrayList<>();
            List<Held> held = new ArrayList<>();
            for (Pair pair : pairs) {
                int parts = pair.meetings(schedule.settings());
                for (int part = 1; part <= parts; part++) {
                    Meeting meeting = there.remove(
                            new Key(pair.first().id(), pair.second().id(), part));
                    encounters.add(encounter(pair.first().id(), pair.second().id(), part, parts, meeting, slots));
                    held.add(new Held(pair.first().id(), pair.second().id(), part, parts, meeting));
                }
            }
            List<Meeting> vanish = new ArrayList<>();
            there.values().stream()
                    .sorted(Comparator.comparingLong(Meeting::id))
                    .forEach(m -> {
                        if (fixed(m, slots)) {
                            encounters.add(encounter(m.first(), m.second(), m.part(), m.parts(), m, slots));
                            held.add(new Held(m.first(), m.second(), m.part(), m.parts(), m));
                        } else {
                            vanish.add(m);
                        }
                    });
            PlanTask task = new PlanTask(
                    slots,
                    schedule.count(PlaceKind.TABLE),
                    schedule.count(PlaceKind.REMOTE_ROOM),
                    schedule.settings().mostInARow(),
                    parties,
                    seats,
                    encounters,
                    keep);
            return new TrialTask(task, held, vanish, slotNumbers);
        }

        private List<PlanTask.Span> slots() {
            ZoneId zone = schedule.trial().setup().zone();
            List<PlanTask.Span> slots = new ArrayList<>();
            int block = 0;
            Instant over = null;
            LocalDate day = null;
            for (Slot slot : schedule.slots()) {
                LocalDate today = slot.begins().atZone(zone).toLocalDate();
                if (over != null && (!today.equals(day) || !slot.begins().isBefore(over.plus(REST)))) {
                    block++;
                }
                slotNumbers.put(slot.id(), slots.size());
                slots.add(new PlanTask.Span(slot.id(), block, slot.isAhead(schedule.now())));
                over = slot.ends();
                day = today;
            }
            return slots;
        }

        private void partner(Participant who, Participant whom) {
            partners.computeIfAbsent(who.id(), p -> new HashSet<>()).add(whom.productId());
        }

        private PlanTask.Encounter encounter(
                long first, long second, int part, int parts, @Nullable Meeting meeting, List<PlanTask.Span> slots) {
            boolean fixed = meeting != null && fixed(meeting, slots);
            int before = meeting == null ? PlanTask.NONE : number(meeting);
            return new PlanTask.Encounter(seat(first), seat(second), part, parts, before, fixed);
        }

        private boolean fixed(Meeting meeting, List<PlanTask.Span> slots) {
            return meeting.stays() || !slots.get(number(meeting)).open();
        }

        private int number(Meeting meeting) {
            return Objects.requireNonNull(slotNumbers.get(meeting.slot()));
        }

        private int seat(long participation) {
            return seatNumbers.computeIfAbsent(participation, id -> {
                Participant p = schedule.participant(id);
                int possible = partners.getOrDefault(id, Set.of()).size();
                seats.add(new PlanTask.Seat(
                        id,
                        p.label(),
                        Objects.requireNonNullElse(p.role(), ""),
                        party(p),
                        p.remote(),
                        Math.min(possible, least.getOrDefault(id, 0))));
                return seats.size() - 1;
            });
        }

        private int party(Participant p) {
            return partyNumbers.computeIfAbsent(p.productId(), product -> {
                Set<Integer> absent = new HashSet<>();
                schedule.absences().getOrDefault(product, Set.of()).forEach(slot -> {
                    Integer number = slotNumbers.get(slot);
                    if (number != null) {
                        absent.add(number);
                    }
                });
                parties.add(new PlanTask.Party(product, p.productName(), p.organisationId(), absent));
                return parties.size() - 1;
            });
        }
    }
}
