package dev.tessera.plan;

import static dev.tessera.plan.PlanTask.NONE;

import ai.timefold.solver.core.api.score.buildin.bendablelong.BendableLongScore;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Who is where in each slot, and what is wrong or missing in that: kept up to date meeting by meeting, so that the
 * planner can try a hundred thousand changes in a second.
 */
final class Grid {

    /** Conflicts; then missing partners, uncovered pairs, meetings without a slot, moves, imbalance. */
    static final int HARD_LEVELS = 1;

    static final int SOFT_LEVELS = 5;

    /** Of the meetings that can keep their slots, at most one of this many moves, or goes, in favour of others. */
    private static final int MOVES_ONE_OF = 12;

    private final PlanTask task;
    private final int slots;
    private final int[] first;
    private final int[] second;
    private final boolean[] remote;
    private final boolean[] fixed;
    private final int[] before;
    private final int[] pair;
    private final int[] tieOfFirst;
    private final int[] tieOfSecond;
    private final int[] blockOf;
    private final boolean[] allowed;

    private final int[] slotOf;
    private final int[] busy;
    private final int[] at;
    private final int[] tables;
    private final int[] rooms;
    private final int[] held;
    private final int[] tie;
    private final int[] partners;
    private final int[] inBlock;
    private final int mayMove;
    private final int blocks;

    private long conflicts;
    private long missing;
    private long uncovered;
    private long unplanned;
    private long moved;
    private long imbalance;

    /** Nobody is anywhere yet. */
    Grid(PlanTask task) {
        this.task = task;
        slots = task.slots().size();
        int parties = task.parties().size();
        int size = task.encounters().size();
        first = new int[size];
        second = new int[size];
        remote = new boolean[size];
        fixed = new boolean[size];
        before = new int[size];
        pair = new int[size];
        tieOfFirst = new int[size];
        tieOfSecond = new int[size];
        slotOf = new int[size];
        Arrays.fill(slotOf, NONE);
        Map<Long, Integer> pairs = new HashMap<>();
        Map<Long, Integer> ties = new HashMap<>();
        int keeping = 0;
        for (int i = 0; i < size; i++) {
            PlanTask.Encounter e = task.encounters().get(i);
            first[i] = task.seats().get(e.first()).party();
            second[i] = task.seats().get(e.second()).party();
            remote[i] = task.isRemote(e);
            fixed[i] = e.fixed();
            before[i] = e.before();
            pair[i] = number(pairs, Math.min(e.first(), e.second()), Math.max(e.first(), e.second()));
            tieOfFirst[i] = number(ties, e.first(), second[i]);
            tieOfSecond[i] = number(ties, e.second(), first[i]);
            if (e.before() != NONE) {
                keeping++;
            }
        }
        moved = keeping;
        mayMove = task.keep() ? keeping / MOVES_ONE_OF : Integer.MAX_VALUE;
        blockOf = task.slots().stream().mapToInt(PlanTask.Span::block).toArray();
        blocks = Arrays.stream(blockOf).max().orElse(0) + 1;
        allowed = new boolean[parties * slots];
        for (int p = 0; p < parties; p++) {
            for (int t = 0; t < slots; t++) {
                allowed[p * slots + t] = task.slots().get(t).open()
                        && !task.parties().get(p).absent().contains(t);
            }
        }
        busy = new int[parties * slots];
        at = new int[parties * slots];
        Arrays.fill(at, NONE);
        tables = new int[slots];
        rooms = new int[slots];
        held = new int[pairs.size()];
        tie = new int[ties.size()];
        partners = new int[task.seats().size()];
        inBlock = new int[parties * blocks];
        uncovered = pairs.size();
        unplanned = size;
        missing = task.seats().stream().mapToLong(PlanTask.Seat::leastPartners).sum();
    }

    private static int number(Map<Long, Integer> numbers, int one, int other) {
        return numbers.computeIfAbsent(((long) one << 32) | other, k -> numbers.size());
    }

    int size() {
        return slotOf.length;
    }

    int slots() {
        return slots;
    }

    int slotOf(int meeting) {
        return slotOf[meeting];
    }

    boolean isFixed(int meeting) {
        return fixed[meeting];
    }

    int before(int meeting) {
        return before[meeting];
    }

    boolean everybodyMeetsEnough() {
        return missing == 0;
    }

    /** Whether nothing is left to gain but fewer moves and balance. */
    boolean isComplete() {
        return unplanned == 0;
    }

    BendableLongScore score() {
        return BendableLongScore.of(
                new long[] {-conflicts - Math.max(0, moved - mayMove)},
                new long[] {-missing, -uncovered, -unplanned, -moved, -imbalance});
    }

    // ---------------------------------------------------------------- changing

    void put(int meeting, int slot) {
        slotOf[meeting] = slot;
        int a = first[meeting];
        int b = second[meeting];
        enter(a, slot, meeting);
        enter(b, slot, meeting);
        int[] places = remote[meeting] ? rooms : tables;
        if (++places[slot] > capacity(meeting)) {
            conflicts++;
        }
        if (held[pair[meeting]]++ == 0) {
            uncovered--;
        }
        meet(tieOfFirst[meeting], task.encounters().get(meeting).first());
        meet(tieOfSecond[meeting], task.encounters().get(meeting).second());
        unplanned--;
        if (before[meeting] == slot) {
            moved--;
        }
    }

    void take(int meeting) {
        int slot = slotOf[meeting];
        slotOf[meeting] = NONE;
        leave(first[meeting], slot, meeting);
        leave(second[meeting], slot, meeting);
        int[] places = remote[meeting] ? rooms : tables;
        if (places[slot]-- > capacity(meeting)) {
            conflicts--;
        }
        if (--held[pair[meeting]] == 0) {
            uncovered++;
        }
        part(tieOfFirst[meeting], task.encounters().get(meeting).first());
        part(tieOfSecond[meeting], task.encounters().get(meeting).second());
        unplanned++;
        if (before[meeting] == slot) {
            moved++;
        }
    }

    private int capacity(int meeting) {
        return remote[meeting] ? task.rooms() : task.tables();
    }

    private void enter(int party, int slot, int meeting) {
        int cell = party * slots + slot;
        if (!allowed[cell] && !fixed[meeting]) {
            conflicts++;
        }
        if (busy[cell]++ > 0) {
            conflicts++;
        } else {
            int left = runBefore(party, slot);
            int right = runAfter(party, slot);
            conflicts += excess(left + 1 + right) - excess(left) - excess(right);
        }
        at[cell] = meeting;
        int now = inBlock[party * blocks + blockOf[slot]]++;
        imbalance += 2L * now + 1;
    }

    private void leave(int party, int slot, int meeting) {
        int cell = party * slots + slot;
        if (!allowed[cell] && !fixed[meeting]) {
            conflicts--;
        }
        if (--busy[cell] > 0) {
            conflicts--;
        } else {
            int left = runBefore(party, slot);
            int right = runAfter(party, slot);
            conflicts -= excess(left + 1 + right) - excess(left) - excess(right);
        }
        if (at[cell] == meeting) {
            at[cell] = NONE;
        }
        int now = --inBlock[party * blocks + blockOf[slot]];
        imbalance -= 2L * now + 1;
    }

    private void meet(int which, int seat) {
        if (tie[which]++ == 0 && partners[seat]++ < task.seats().get(seat).leastPartners()) {
            missing--;
        }
    }

    private void part(int which, int seat) {
        if (--tie[which] == 0 && --partners[seat] < task.seats().get(seat).leastPartners()) {
            missing++;
        }
    }

    private int excess(int run) {
        return task.mostInARow() == 0 ? 0 : Math.max(0, run - task.mostInARow());
    }

    private int runBefore(int party, int slot) {
        int run = 0;
        for (int t = slot - 1; t >= 0 && blockOf[t] == blockOf[slot] && busy[party * slots + t] > 0; t--) {
            run++;
        }
        return run;
    }

    private int runAfter(int party, int slot) {
        int run = 0;
        for (int t = slot + 1; t < slots && blockOf[t] == blockOf[slot] && busy[party * slots + t] > 0; t++) {
            run++;
        }
        return run;
    }

    // ---------------------------------------------------------------- asking

    /** Whether both may be there then, whoever is in the way. */
    boolean isAllowed(int meeting, int slot) {
        return allowed[first[meeting] * slots + slot] && allowed[second[meeting] * slots + slot];
    }

    /** Whether a meeting without a slot can be held then, with everything else as it is. */
    boolean fits(int meeting, int slot) {
        return isAllowed(meeting, slot)
                && busy[first[meeting] * slots + slot] == 0
                && busy[second[meeting] * slots + slot] == 0
                && hasPlace(meeting, slot)
                && rests(first[meeting], slot)
                && rests(second[meeting], slot);
    }

    /** Why a meeting without a slot cannot be held then; nothing where it fits. */
    Optional<Obstacle> obstacle(int meeting, int slot) {
        int a = first[meeting];
        int b = second[meeting];
        Obstacle found = null;
        if (!task.slots().get(slot).open()) {
            found = Obstacle.PAST;
        } else if (busy[a * slots + slot] > 0) {
            found = Obstacle.FIRST_BUSY;
        } else if (busy[b * slots + slot] > 0) {
            found = Obstacle.SECOND_BUSY;
        } else if (!allowed[a * slots + slot]) {
            found = Obstacle.FIRST_ABSENT;
        } else if (!allowed[b * slots + slot]) {
            found = Obstacle.SECOND_ABSENT;
        } else if (!hasPlace(meeting, slot)) {
            found = remote[meeting] ? Obstacle.NO_ROOM : Obstacle.NO_TABLE;
        } else if (!rests(a, slot)) {
            found = Obstacle.FIRST_RESTS;
        } else if (!rests(b, slot)) {
            found = Obstacle.SECOND_RESTS;
        }
        return Optional.ofNullable(found);
    }

    boolean hasPlace(int meeting, int slot) {
        return (remote[meeting] ? rooms : tables)[slot] < capacity(meeting);
    }

    private boolean rests(int party, int slot) {
        return task.mostInARow() == 0 || runBefore(party, slot) + 1 + runAfter(party, slot) <= task.mostInARow();
    }

    /** How many meetings would have to go for this one, at least; more than a few where it cannot be. */
    int inTheWay(int meeting, int slot) {
        if (!isAllowed(meeting, slot)) {
            return Integer.MAX_VALUE;
        }
        int a = first[meeting];
        int b = second[meeting];
        int mine = at[a * slots + slot];
        int theirs = at[b * slots + slot];
        if ((mine != NONE && fixed[mine]) || (theirs != NONE && fixed[theirs])) {
            return Integer.MAX_VALUE;
        }
        int count = 0;
        boolean makesRoom = false;
        if (mine != NONE) {
            count++;
            makesRoom = remote[mine] == remote[meeting];
        } else if (!rests(a, slot)) {
            count++;
        }
        if (theirs != NONE) {
            if (theirs != mine) {
                count++;
            }
            makesRoom |= remote[theirs] == remote[meeting];
        } else if (!rests(b, slot)) {
            count++;
        }
        return !makesRoom && !hasPlace(meeting, slot) ? count + 1 : count;
    }

    /**
     * One of the meetings that have to go before this one can be held then, or {@link PlanTask#NONE} where it fits or
     * where what is in the way stays.
     */
    int oneInTheWay(int meeting, int slot, RandomGenerator random) {
        int a = first[meeting];
        int b = second[meeting];
        if (busy[a * slots + slot] > 0) {
            return at[a * slots + slot];
        }
        if (busy[b * slots + slot] > 0) {
            return at[b * slots + slot];
        }
        if (!rests(a, slot)) {
            return forRest(a, slot, random);
        }
        if (!rests(b, slot)) {
            return forRest(b, slot, random);
        }
        return hasPlace(meeting, slot) ? NONE : forPlace(meeting, slot, random);
    }

    /** A meeting whose going gives a party its rest although it meets somebody in this slot. */
    private int forRest(int party, int slot, RandomGenerator random) {
        int left = runBefore(party, slot);
        int run = left + 1 + runAfter(party, slot);
        int from = Math.max(0, run - 1 - task.mostInARow());
        int to = Math.min(run - 1, task.mostInARow());
        int chosen = NONE;
        int seen = 0;
        for (int i = from; i <= to; i++) {
            int there = i == left ? NONE : at[party * slots + slot - left + i];
            if (there != NONE && !fixed[there] && random.nextInt(++seen) == 0) {
                chosen = there;
            }
        }
        return chosen;
    }

    private int forPlace(int meeting, int slot, RandomGenerator random) {
        int parties = task.parties().size();
        int start = random.nextInt(parties);
        for (int i = 0; i < parties; i++) {
            int there = at[(start + i) % parties * slots + slot];
            if (there != NONE && !fixed[there] && remote[there] == remote[meeting]) {
                return there;
            }
        }
        return NONE;
    }
}
