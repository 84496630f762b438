package dev.tessera.plan;

import static dev.tessera.plan.PlanTask.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is to be planned: a plan has no conflict, keeps what stays, and never exceeds the bound. */
class PlanPropertyTest {

    /** How a trial may be; what is left to chance follows from the seed. */
    record Shape(
            int days,
            int perDay,
            int parties,
            int tables,
            int rooms,
            int mostInARow,
            int density,
            int past,
            long seed) {}

    @Provide
    Arbitrary<Shape> shapes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.longs())
                .as((days, perDay, parties, tables, rooms, row, density, seed) -> new Shape(
                        days, perDay, parties, tables, rooms, row, density, (int) Math.floorMod(seed, 4), seed));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void everyPlanIsFreeOfConflicts(@ForAll("shapes") Shape shape) {
        PlanTask task = task(shape);
        int[] plan = plan(task);
        assertThat(PlanCheck.conflicts(task, plan)).isEmpty();
        assertThat(held(plan)).isLessThanOrEqualTo(PlanBound.of(task));
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    void soIsEveryPlanAfterPinsAbsencesAndWithdrawals(@ForAll("shapes") Shape shape) {
        PlanTask task = task(shape);
        PlanTask after = changed(task, plan(task), new Random(shape.seed() + 1));
        int[] plan = plan(after);
        assertThat(PlanCheck.conflicts(after, plan)).isEmpty();
        assertThat(held(plan)).isLessThanOrEqualTo(PlanBound.of(after));
    }

    private static int[] plan(PlanTask task) {
        return new Planner(task, PlanLimits.changes(1500), n -> {}).plan();
    }

    private static long held(int[] plan) {
        return Arrays.stream(plan).filter(slot -> slot != NONE).count();
    }

    private static PlanTask task(Shape shape) {
        Random random = new Random(shape.seed());
        List<PlanTask.Span> slots = new ArrayList<>();
        for (int i = 0; i < shape.days() * shape.perDay(); i++) {
            slots.add(new PlanTask.Span(i, i / shape.perDay(), true));
        }
        List<PlanTask.Party> parties = new ArrayList<>();
        List<PlanTask.Seat> seats = new ArrayList<>();
        for (int p = 0; p < shape.parties(); p++) {
            parties.add(new PlanTask.Party(p, "Product " + p, p / 2, absences(random, slots.size(), 10)));
            // Some products play two roles, and are still in one place.
            for (int role = 0; role <= random.nextInt(2); role++) {
                seats.add(new PlanTask.Seat(
                        seats.size(), "Product " + p, "Role " + role, p, random.nextInt(6) == 0, random.nextInt(4)));
            }
        }
        List<PlanTask.Encounter> encounters = new ArrayList<>();
        for (int a = 0; a < seats.size(); a++) {
            for (int b = a + 1; b < seats.size(); b++) {
                if (seats.get(a).party() != seats.get(b).party() && random.nextInt(100) < shape.density()) {
                    int parts = 1 + random.nextInt(2);
                    for (int part = 1; part <= parts; part++) {
                        encounters.add(new PlanTask.Encounter(a, b, part, parts, NONE, false));
                    }
                }
            }
        }
        return new PlanTask(
                slots, shape.tables(), shape.rooms(), shape.mostInARow(), parties, seats, encounters, false);
    }

    private static Set<Integer> absences(Random random, int slots, int oneOf) {
        Set<Integer> absent = new HashSet<>();
        for (int slot = 0; slot < slots; slot++) {
            if (random.nextInt(oneOf) == 0) {
                absent.add(slot);
            }
        }
        return absent;
    }

    /** Time goes on, some withdraw, some are away in other slots than before, and some meetings are pinned. */
    private static PlanTask changed(PlanTask task, int[] plan, Random random) {
        int past = random.nextInt(4);
        List<PlanTask.Span> slots = new ArrayList<>();
        for (int i = 0; i < task.slots().size(); i++) {
            slots.add(new PlanTask.Span(i, task.slots().get(i).block(), i >= past));
        }
        List<PlanTask.Party> parties = task.parties().stream()
                .map(p ->
                        new PlanTask.Party(p.product(), p.name(), p.organisation(), absences(random, slots.size(), 8)))
                .toList();
        Set<Integer> withdrawn = new HashSet<>();
        for (int p = 0; p < parties.size(); p++) {
            if (random.nextInt(6) == 0) {
                withdrawn.add(p);
            }
        }
        List<PlanTask.Encounter> encounters = new ArrayList<>();
        for (int i = 0; i < plan.length; i++) {
            PlanTask.Encounter e = task.encounters().get(i);
            boolean gone = withdrawn.contains(task.seats().get(e.first()).party())
                    || withdrawn.contains(task.seats().get(e.second()).party());
            boolean was = plan[i] != NONE && plan[i] < past;
            if (!gone || was) {
                boolean stays = was || (plan[i] != NONE && random.nextInt(4) == 0);
                encounters.add(new PlanTask.Encounter(e.first(), e.second(), e.part(), e.parts(), plan[i], stays));
            }
        }
        return new PlanTask(
                slots,
                task.tables(),
                task.rooms(),
                task.mostInARow(),
                parties,
                task.seats(),
                encounters,
                random.nextBoolean());
    }
}
