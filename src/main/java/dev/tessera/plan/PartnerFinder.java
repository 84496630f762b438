package dev.tessera.plan;

import dev.tessera.trial.Participant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds for a participation whom it may still meet, and when. */
final class PartnerFinder {

    private PartnerFinder() {}

    static Partners find(Schedule schedule, TrialTask task, List<Pair> pairs, Map<Long, Integer> least, long own) {
        Grid grid = task.asItStands();
        Map<Long, Set<Long>> met = new HashMap<>();
        for (Meeting meeting : schedule.meetings()) {
            meets(schedule, met, meeting.first(), meeting.second());
            meets(schedule, met, meeting.second(), meeting.first());
        }
        List<Partners.Candidate> candidates = new ArrayList<>();
        for (Pair pair : pairs) {
            if (!pair.isOf(own)) {
                continue;
            }
            Participant partner = pair.first().id() == own ? pair.second() : pair.first();
            for (int i = 0; i < task.held().size(); i++) {
                TrialTask.Held held = task.held().get(i);
                if (held.meeting() == null
                        && held.first() == pair.first().id()
                        && held.second() == pair.second().id()) {
                    boolean isNew = !met.getOrDefault(own, Set.of()).contains(partner.productId());
                    candidates.add(new Partners.Candidate(partner, isNew, pair.tests(), free(schedule, grid, i)));
                    break;
                }
            }
        }
        candidates.sort(Comparator.comparing((Partners.Candidate c) -> !c.isNew())
                .thenComparing(c -> -lacks(met, least, c.partner()))
                .thenComparing(c -> -c.free().size())
                .thenComparing(c -> c.partner().label()));
        return new Partners(
                least.getOrDefault(own, 0), met.getOrDefault(own, Set.of()).size(), candidates);
    }

    private static void meets(Schedule schedule, Map<Long, Set<Long>> met, long who, long whom) {
        met.computeIfAbsent(who, w -> new HashSet<>())
                .add(schedule.participant(whom).productId());
    }

    private static int lacks(Map<Long, Set<Long>> met, Map<Long, Integer> least, Participant of) {
        return Math.max(
                0,
                least.getOrDefault(of.id(), 0)
                        - met.getOrDefault(of.id(), Set.of()).size());
    }

    private static List<Slot> free(Schedule schedule, Grid grid, int number) {
        List<Slot> free = new ArrayList<>();
        for (int slot = 0; slot < schedule.slots().size(); slot++) {
            if (grid.fits(number, slot)) {
                free.add(schedule.slots().get(slot));
            }
        }
        return free;
    }
}
