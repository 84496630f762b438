package dev.tessera.plan;

import static dev.tessera.plan.PlanTask.NONE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Makes of slots that were found what would change in a trial: places are given, and differences told. */
final class Proposing {

    private Proposing() {}

    static PlanProposal of(Schedule schedule, List<Pair> pairs, Map<Long, Integer> least, TrialTask trial, int[] plan) {
        PlaceGiving places = new PlaceGiving(schedule);
        List<PlanProposal.Change> made = new ArrayList<>();
        List<PlanProposal.Change> moved = new ArrayList<>();
        Set<Long> removed = new HashSet<>();
        trial.vanish().forEach(m -> removed.add(m.id()));
        int unchanged = 0;
        List<Integer> open = new ArrayList<>();
        for (int i : bySlot(plan)) {
            TrialTask.Held held = trial.held().get(i);
            Meeting there = held.meeting();
            if (there != null && slot(trial, plan[i]) == there.slot() && keepsPlace(schedule, trial, i, there)) {
                places.take(there.slot(), there.place(), there.first(), there.second());
                unchanged++;
            } else {
                open.add(i);
            }
        }
        int planned = unchanged;
        for (int i : open) {
            TrialTask.Held held = trial.held().get(i);
            Meeting there = held.meeting();
            long slot = slot(trial, plan[i]);
            Optional<Place> place = places.give(slot, held.first(), held.second());
            if (place.isPresent()) {
                planned++;
                (there == null ? made : moved)
                        .add(new PlanProposal.Change(
                                there == null ? null : there.id(),
                                slot,
                                place.get().id(),
                                held.first(),
                                held.second(),
                                held.part(),
                                held.parts()));
            } else if (there != null) {
                removed.add(there.id());
            }
        }
        for (int i = 0; i < plan.length; i++) {
            Meeting there = trial.held().get(i).meeting();
            if (plan[i] == NONE && there != null) {
                removed.add(there.id());
            }
        }
        return new PlanProposal(
                schedule.revision(),
                made,
                moved,
                removed,
                unchanged,
                planned,
                plan.length,
                PlanBound.of(trial.task()),
                PlanFindings.of(schedule, pairs, least, trial, plan));
    }

    private static List<Integer> bySlot(int[] plan) {
        return IntStream.range(0, plan.length)
                .filter(i -> plan[i] != NONE)
                .boxed()
                .sorted(Comparator.comparingInt(i -> plan[i]))
                .toList();
    }

    private static long slot(TrialTask trial, int number) {
        return trial.task().slots().get(number).id();
    }

    /** What stays stays; others where the place is of the kind that they need now. */
    private static boolean keepsPlace(Schedule schedule, TrialTask trial, int number, Meeting there) {
        PlanTask.Encounter e = trial.task().encounters().get(number);
        PlaceKind needed = trial.task().isRemote(e) ? PlaceKind.REMOTE_ROOM : PlaceKind.TABLE;
        return e.fixed() || schedule.places().stream().anyMatch(p -> p.id() == there.place() && p.kind() == needed);
    }
}
