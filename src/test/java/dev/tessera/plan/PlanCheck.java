package dev.tessera.plan;

import static dev.tessera.plan.PlanTask.NONE;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a plan slot by slot and product by product, as a person would, and says what is wrong with it. */
public final class PlanCheck {

    private PlanCheck() {}

    /** Every conflict of a plan, in words; empty where it has none. */
    public static List<String> conflicts(PlanTask task, int[] plan) {
        List<String> found = new ArrayList<>();
        if (plan.length != task.encounters().size()) {
            return List.of("The plan is for other meetings");
        }
        for (int slot = 0; slot < task.slots().size(); slot++) {
            Map<Integer, Integer> meets = new HashMap<>();
            int atTables = 0;
            int inRooms = 0;
            for (int i = 0; i < plan.length; i++) {
                if (plan[i] != slot) {
                    continue;
                }
                PlanTask.Encounter e = task.encounters().get(i);
                PlanTask.Seat first = task.seats().get(e.first());
                PlanTask.Seat second = task.seats().get(e.second());
                meets.merge(first.party(), 1, Integer::sum);
                meets.merge(second.party(), 1, Integer::sum);
                if (first.remote() || second.remote()) {
                    inRooms++;
                } else {
                    atTables++;
                }
                if (!e.fixed() && !task.slots().get(slot).open()) {
                    found.add("Meeting " + i + " is planned into the past");
                }
                for (PlanTask.Seat seat : List.of(first, second)) {
                    if (!e.fixed() && task.parties().get(seat.party()).absent().contains(slot)) {
                        found.add(seat.label() + " is not there in slot " + slot);
                    }
                }
            }
            for (Map.Entry<Integer, Integer> meeting : meets.entrySet()) {
                if (meeting.getValue() > 1) {
                    found.add(
                            "Product " + meeting.getKey() + " is in " + meeting.getValue() + " places in slot " + slot);
                }
            }
            if (atTables > task.tables()) {
                found.add(atTables + " meetings at " + task.tables() + " tables in slot " + slot);
            }
            if (inRooms > task.rooms()) {
                found.add(inRooms + " meetings in " + task.rooms() + " rooms in slot " + slot);
            }
        }
        for (int i = 0; i < plan.length; i++) {
            PlanTask.Encounter e = task.encounters().get(i);
            if (e.fixed() && plan[i] != e.before()) {
                found.add("Meeting " + i + " was to stay");
            }
            if (plan[i] != NONE && (plan[i] < 0 || plan[i] >= task.slots().size())) {
                found.add("Meeting " + i + " is in no slot that there is");
            }
        }
        for (int party = 0; task.mostInARow() > 0 && party < task.parties().size(); party++) {
            rests(task, plan, party, found);
        }
        return found;
    }

    private static void rests(PlanTask task, int[] plan, int party, List<String> found) {
        boolean[] busy = new boolean[task.slots().size()];
        for (int i = 0; i < plan.length; i++) {
            PlanTask.Encounter e = task.encounters().get(i);
            if (plan[i] != NONE
                    && (task.seats().get(e.first()).party() == party
                            || task.seats().get(e.second()).party() == party)) {
                busy[plan[i]] = true;
            }
        }
        for (int from = 0; from + task.mostInARow() < busy.length; from++) {
            boolean all = true;
            for (int slot = from; slot <= from + task.mostInARow(); slot++) {
                all &= busy[slot]
                        && task.slots().get(slot).block()
                                == task.slots().get(from).block();
            }
            if (all) {
                found.add("Product " + party + " has no rest after slot " + from);
            }
        }
    }
}
