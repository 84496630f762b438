package dev.tessera.plan;

import static dev.tessera.plan.PlanTask.NONE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * An event as large as the largest: 155 systems of 110 organisations, some 4,000 meetings, three days.
 *
 * <p>Like a Connectathon it has profiles, each with two actors that talk to each other; a system plays actors of a few
 * profiles, and meets some of the systems that play the other side. Systems have 25 to 80 meetings each. Some are
 * remote, some arrive late or leave early, nobody meets in more than five slots in a row.
 */
public final class BigEvent {

    public static final int SYSTEMS = 155;
    private static final int ORGANISATIONS = 110;
    private static final int PROFILES = 24;
    private static final int MEETINGS = 4000;
    private static final int DAYS = 3;
    private static final int PER_DAY = 24;
    private static final int AT_LEAST = 25;
    private static final int AT_MOST = 80;
    private static final int TABLES = 60;
    private static final int ROOMS = 12;
    private static final int MOST_IN_A_ROW = 5;
    private static final List<Integer> AT_LEAST_EACH = Collections.nCopies(SYSTEMS, AT_LEAST);
    private static final List<Integer> AT_MOST_EACH = Collections.nCopies(SYSTEMS, AT_MOST);

    private BigEvent() {}

    /** The event before anything is planned; the same each time. */
    public static PlanTask task() {
        Random random = new Random(20261123);
        List<PlanTask.Span> slots = new ArrayList<>();
        for (int i = 0; i < DAYS * PER_DAY; i++) {
            // Lunch after the twelfth slot of a day is a rest for everybody.
            slots.add(new PlanTask.Span(i + 1, i / (PER_DAY / 2), true));
        }
        List<PlanTask.Party> parties = new ArrayList<>();
        List<Integer> target = new ArrayList<>();
        boolean[] remote = new boolean[SYSTEMS];
        for (int i = 0; i < SYSTEMS; i++) {
            Set<Integer> absent = new HashSet<>();
            int chance = random.nextInt(20);
            for (int k = 0; k < 6; k++) {
                if (chance == 0) {
                    absent.add(k);
                } else if (chance == 1) {
                    absent.add(DAYS * PER_DAY - 1 - k);
                }
            }
            parties.add(
                    new PlanTask.Party(i + 1, "System " + (i + 1), i < ORGANISATIONS ? i : i - ORGANISATIONS, absent));
            // Many have some thirty or forty, a few have nearly eighty.
            double x = random.nextDouble();
            target.add(Math.min(AT_MOST, (int) (AT_LEAST + 8 + 66 * x * x + random.nextInt(12))));
            remote[i] = random.nextInt(12) == 0;
        }
        List<PlanTask.Seat> seats = new ArrayList<>();
        List<List<Integer>> side = new ArrayList<>();
        for (int role = 0; role < 2 * PROFILES; role++) {
            side.add(new ArrayList<>());
        }
        for (int system = 0; system < SYSTEMS; system++) {
            int profiles = 2 + random.nextInt(4) + target.get(system) / 20;
            Set<Integer> roles = new HashSet<>();
            while (roles.size() < profiles) {
                roles.add(random.nextInt(2 * PROFILES));
            }
            for (int role : roles) {
                side.get(role).add(seats.size());
                seats.add(new PlanTask.Seat(
                        seats.size() + 1, "System " + (system + 1), "Actor " + role, system, remote[system], 3));
            }
        }
        List<int[]> possible = new ArrayList<>();
        for (int profile = 0; profile < PROFILES; profile++) {
            for (int one : side.get(2 * profile)) {
                for (int other : side.get(2 * profile + 1)) {
                    PlanTask.Party a = parties.get(seats.get(one).party());
                    PlanTask.Party b = parties.get(seats.get(other).party());
                    if (a.organisation() != b.organisation()) {
                        possible.add(new int[] {one, other});
                    }
                }
            }
        }
        Collections.shuffle(possible, random);
        int[] degree = new int[SYSTEMS];
        List<PlanTask.Encounter> encounters = new ArrayList<>();
        List<int[]> left = take(possible, encounters, (a, b) -> meet(seats, degree, a, b, target, target));
        take(
                left,
                encounters,
                (a, b) -> meet(seats, degree, a, b, AT_LEAST_EACH, AT_MOST_EACH)
                        || meet(seats, degree, b, a, AT_LEAST_EACH, AT_MOST_EACH));
        return new PlanTask(slots, TABLES, ROOMS, MOST_IN_A_ROW, parties, seats, encounters, false);
    }

    private static List<int[]> take(
            List<int[]> possible, List<PlanTask.Encounter> encounters, BiPredicate<Integer, Integer> meets) {
        List<int[]> left = new ArrayList<>();
        for (int[] pair : possible) {
            if (encounters.size() < MEETINGS && meets.test(pair[0], pair[1])) {
                encounters.add(new PlanTask.Encounter(pair[0], pair[1], 1, 1, NONE, false));
            } else {
                left.add(pair);
            }
        }
        return left;
    }

    /** Counts a meeting, if both have fewer than they may have. */
    private static boolean meet(
            List<PlanTask.Seat> seats, int[] degree, int one, int other, List<Integer> most, List<Integer> mostOther) {
        int a = seats.get(one).party();
        int b = seats.get(other).party();
        if (degree[a] >= most.get(a) || degree[b] >= mostOther.get(b)) {
            return false;
        }
        degree[a]++;
        degree[b]++;
        return true;
    }

    /** The plan that was made, without those who withdrew. */
    public static PlanTask after(PlanTask task, int[] plan, Set<Integer> withdrawn) {
        List<PlanTask.Encounter> left = new ArrayList<>();
        for (int i = 0; i < plan.length; i++) {
            PlanTask.Encounter e = task.encounters().get(i);
            if (!withdrawn.contains(task.seats().get(e.first()).party())
                    && !withdrawn.contains(task.seats().get(e.second()).party())) {
                left.add(new PlanTask.Encounter(e.first(), e.second(), e.part(), e.parts(), plan[i], false));
            }
        }
        return new PlanTask(
                task.slots(), task.tables(), task.rooms(), task.mostInARow(), task.parties(), task.seats(), left, true);
    }
}
