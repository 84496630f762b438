package dev.tessera.plan;

import dev.tessera.common.Sentence;
import dev.tessera.trial.Participant;
import dev.tessera.trial.ParticipationStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What cannot be in a trial's plan and which rule it is that cannot hold, with names and figures. */
final class PlanFindings {

    /** Of a kind, no more than so many are named. */
    private static final int NAMED = 8;

    private final Schedule schedule;
    private final TrialTask trial;
    private final PlanTask task;
    private final int[] plan;
    private final List<Sentence> found = new ArrayList<>();

    private PlanFindings(Schedule schedule, TrialTask trial, int[] plan) {
        this.schedule = schedule;
        this.trial = trial;
        this.task = trial.task();
        this.plan = plan;
    }

    /** Of a plan that was made, most important first. */
    static List<Sentence> of(
            Schedule schedule, List<Pair> pairs, Map<Long, Integer> least, TrialTask trial, int[] plan) {
        PlanFindings findings = new PlanFindings(schedule, trial, plan);
        findings.nothing(pairs);
        findings.partners(pairs, least);
        findings.rooms();
        findings.places();
        findings.full();
        findings.apart();
        findings.rest();
        return findings.found;
    }

    private void say(String key, Object... args) {
        found.add(Sentence.of(key, args));
    }

    private void nothing(List<Pair> pairs) {
        if (pairs.isEmpty()) {
            say("plan.finding.no-pairs");
        }
        if (task.slots().isEmpty()) {
            say("plan.finding.no-slots");
        } else if (task.slots().stream().noneMatch(PlanTask.Span::open)) {
            say("plan.finding.no-slots-ahead");
        }
    }

    private void partners(List<Pair> pairs, Map<Long, Integer> least) {
        Map<Long, Set<Long>> possible = new HashMap<>();
        for (Pair pair : pairs) {
            possible.computeIfAbsent(pair.first().id(), p -> new HashSet<>())
                    .add(pair.second().productId());
            possible.computeIfAbsent(pair.second().id(), p -> new HashSet<>())
                    .add(pair.first().productId());
        }
        int more = 0;
        for (Participant p : sorted()) {
            int needs = least.getOrDefault(p.id(), 0);
            int there = possible.getOrDefault(p.id(), Set.of()).size();
            if (p.status() != ParticipationStatus.ACCEPTED || there >= needs) {
                continue;
            }
            if (++more > NAMED) {
                continue;
            }
            say(
                    schedule.trial().setup().sameOrganisationMeets()
                            ? "plan.finding.few-partners"
                            : "plan.finding.few-others",
                    p.label(),
                    needs,
                    there,
                    Objects.requireNonNullElse(p.role(), ""));
        }
        more("plan.finding.more-few-partners", more);
    }

    private List<Participant> sorted() {
        return schedule.participants().values().stream()
                .sorted(java.util.Comparator.comparing(Participant::label))
                .toList();
    }

    private void more(String key, int count) {
        if (count > NAMED) {
            say(key, count - NAMED);
        }
    }

    private void rooms() {
        long remote = task.seats().stream()
                .filter(PlanTask.Seat::remote)
                .map(PlanTask.Seat::party)
                .distinct()
                .count();
        if (task.rooms() == 0 && remote > 0) {
            say("plan.finding.no-rooms", remote);
        }
        long atTables =
                task.encounters().stream().filter(e -> !task.isRemote(e)).count();
        if (task.tables() == 0 && atTables > 0) {
            say("plan.finding.no-tables", atTables);
        }
    }

    private void places() {
        int open = (int) task.slots().stream().filter(PlanTask.Span::open).count();
        for (boolean remote : new boolean[] {false, true}) {
            int each = remote ? task.rooms() : task.tables();
            long toPlan = task.encounters().stream()
                    .filter(e -> task.isRemote(e) == remote)
                    .filter(e -> e.before() == PlanTask.NONE
                            || task.slots().get(e.before()).open())
                    .count();
            if (each > 0 && open > 0 && toPlan > (long) each * open) {
                say(remote ? "plan.finding.rooms-full" : "plan.finding.tables-full", toPlan, open, each, each * open);
            }
        }
    }

    /** Those who have more to hold than they have slots. */
    private void full() {
        int open = (int) task.slots().stream().filter(PlanTask.Span::open).count();
        Map<Integer, Integer> toHold = new LinkedHashMap<>();
        for (PlanTask.Encounter e : task.encounters()) {
            toHold.merge(task.seats().get(e.first()).party(), 1, Integer::sum);
            toHold.merge(task.seats().get(e.second()).party(), 1, Integer::sum);
        }
        int more = 0;
        for (Map.Entry<Integer, Integer> one : toHold.entrySet()) {
            int usable = PlanBound.usable(task, one.getKey());
            if (open > 0 && one.getValue() > usable && ++more <= NAMED) {
                PlanTask.Party party = task.parties().get(one.getKey());
                boolean absent = !party.absent().isEmpty();
                say(
                        absent ? "plan.finding.product-full-absent" : "plan.finding.product-full",
                        one.getValue() - usable,
                        party.name(),
                        one.getValue(),
                        usable,
                        task.mostInARow());
            }
        }
        more("plan.finding.more-full", more);
    }

    /** Pairs that are never there at the same time. */
    private void apart() {
        Set<List<Integer>> seen = new HashSet<>();
        int more = 0;
        boolean anySlot = task.slots().stream().anyMatch(PlanTask.Span::open);
        for (int i = 0; i < plan.length && anySlot; i++) {
            PlanTask.Encounter e = task.encounters().get(i);
            int a = task.seats().get(e.first()).party();
            int b = task.seats().get(e.second()).party();
            if (plan[i] == PlanTask.NONE && never(a, b) && seen.add(List.of(a, b)) && ++more <= NAMED) {
                say(
                        "plan.finding.never-together",
                        task.parties().get(a).name(),
                        task.parties().get(b).name());
            }
        }
        more("plan.finding.more-never-together", more);
    }

    private boolean never(int a, int b) {
        for (int slot = 0; slot < task.slots().size(); slot++) {
            if (task.slots().get(slot).open()
                    && !task.parties().get(a).absent().contains(slot)
                    && !task.parties().get(b).absent().contains(slot)) {
                return false;
            }
        }
        return true;
    }

    /** What is left over although nothing that was said forbids it. */
    private void rest() {
        int planned = (int)
                java.util.Arrays.stream(plan).filter(s -> s != PlanTask.NONE).count();
        int bound = PlanBound.of(task);
        if (bound > planned) {
            say("plan.finding.not-found", bound - planned);
        }
        int before =
                (int) trial.held().stream().filter(h -> h.meeting() != null).count();
        if (before > 0 && !trial.vanish().isEmpty()) {
            say("plan.finding.vanish", trial.vanish().size());
        }
    }
}
