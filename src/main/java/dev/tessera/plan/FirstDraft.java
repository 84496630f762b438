package dev.tessera.plan;

import static dev.tessera.plan.PlanTask.NONE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A plan to begin with: what stays stays, what was planned before keeps its slot where it can, and the slots are
 * filled in their order with the meetings of those products first that have the most to hold for the slots they have
 * left.
 */
final class FirstDraft {

    private final PlanTask task;
    private final Grid grid;
    private final int[] toHold;
    private final int[] slotsLeft;
    private final int[] met;

    private FirstDraft(PlanTask task) {
        this.task = task;
        grid = new Grid(task);
        toHold = new int[task.parties().size()];
        slotsLeft = new int[task.parties().size()];
        met = new int[task.seats().size()];
    }

    static Grid of(PlanTask task) {
        FirstDraft draft = new FirstDraft(task);
        draft.keep();
        draft.fill();
        return draft.grid;
    }

    /** The same task, where meetings that cannot keep their slots have none to keep. */
    static PlanTask possible(PlanTask task) {
        FirstDraft draft = new FirstDraft(task);
        draft.keep();
        List<PlanTask.Encounter> encounters = new ArrayList<>();
        for (int i = 0; i < task.encounters().size(); i++) {
            PlanTask.Encounter e = task.encounters().get(i);
            encounters.add(new PlanTask.Encounter(
                    e.first(), e.second(), e.part(), e.parts(), draft.grid.slotOf(i), e.fixed()));
        }
        return new PlanTask(
                task.slots(),
                task.tables(),
                task.rooms(),
                task.mostInARow(),
                task.parties(),
                task.seats(),
                encounters,
                task.keep());
    }

    private void keep() {
        for (int i = 0; i < grid.size(); i++) {
            if (grid.isFixed(i)) {
                grid.put(i, grid.before(i));
            }
        }
        for (int i = 0; i < grid.size(); i++) {
            if (!grid.isFixed(i) && grid.before(i) != NONE && grid.fits(i, grid.before(i))) {
                grid.put(i, grid.before(i));
            }
        }
    }

    private void fill() {
        List<Integer> waiting = new ArrayList<>();
        for (int i = 0; i < grid.size(); i++) {
            if (grid.slotOf(i) == NONE) {
                waiting.add(i);
                toHold[first(i)]++;
                toHold[second(i)]++;
            } else {
                met[task.encounters().get(i).first()]++;
                met[task.encounters().get(i).second()]++;
            }
        }
        for (int slot = 0; slot < grid.slots(); slot++) {
            count(slot);
            waiting.sort(Comparator.comparingLong(this::urgency).reversed());
            int here = slot;
            waiting.removeIf(meeting -> {
                if (!grid.fits(meeting, here)) {
                    return false;
                }
                grid.put(meeting, here);
                toHold[first(meeting)]--;
                toHold[second(meeting)]--;
                met[task.encounters().get(meeting).first()]++;
                met[task.encounters().get(meeting).second()]++;
                return true;
            });
        }
    }

    /** How many slots each product has from this one on. */
    private void count(int from) {
        for (int party = 0; party < slotsLeft.length; party++) {
            slotsLeft[party] = 0;
            for (int slot = from; slot < grid.slots(); slot++) {
                if (task.slots().get(slot).open()
                        && !task.parties().get(party).absent().contains(slot)) {
                    slotsLeft[party]++;
                }
            }
        }
    }

    private long urgency(int meeting) {
        PlanTask.Encounter e = task.encounters().get(meeting);
        long partner = lacks(e.first()) + lacks(e.second());
        long pressed = press(first(meeting)) + press(second(meeting));
        return (partner * 4 + (e.part() == 1 ? 1 : 0)) * 1_000_000L + pressed;
    }

    private int lacks(int seat) {
        return met[seat] < task.seats().get(seat).leastPartners() ? 1 : 0;
    }

    private long press(int party) {
        long pressure = 1000L * toHold[party] / Math.max(1, slotsLeft[party]);
        return pressure * pressure / 10;
    }

    private int first(int meeting) {
        return task.seats().get(task.encounters().get(meeting).first()).party();
    }

    private int second(int meeting) {
        return task.seats().get(task.encounters().get(meeting).second()).party();
    }
}
