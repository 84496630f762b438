package dev.tessera.plan;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be planned, as plain figures: everything refers to everything else by its place in these lists.
 *
 * @param slots in the order of time
 * @param tables how many meetings there may be at tables in one slot
 * @param rooms how many meetings there may be in remote rooms in one slot
 * @param mostInARow in how many slots in a row a product may meet others without a rest; 0: in all
 * @param keep whether as little as possible of the plan before is to change
 */
public record PlanTask(
        List<Span> slots,
        int tables,
        int rooms,
        int mostInARow,
        List<Party> parties,
        List<Seat> seats,
        List<Encounter> encounters,
        boolean keep) {

    /** Where a meeting has no slot. */
    public static final int NONE = -1;

    /**
     * A slot.
     *
     * @param id the slot's id
     * @param block slots of the same block follow each other without a rest
     * @param open whether meetings may still be planned into it: it is not past
     */
    public record Span(long id, int block, boolean open) {}

    /**
     * A product: whichever role it plays, it is in one place at a time.
     *
     * @param absent the slots in which it cannot be there
     */
    public record Party(long product, String name, long organisation, Set<Integer> absent) {}

    /**
     * A participation: a product in a role.
     *
     * @param label how it is told from the others of the trial
     * @param leastPartners how many different products it should meet at least
     */
    public record Seat(long participation, String label, String role, int party, boolean remote, int leastPartners) {}

    /**
     * A meeting that is to be held.
     *
     * @param first a participation
     * @param second another one
     * @param part which part of the pair's test cases, from 1
     * @param parts into how many meetings the pair's test cases are divided
     * @param before the slot that it has had so far, or {@link #NONE}
     * @param fixed whether it stays there
     */
    public record Encounter(int first, int second, int part, int parts, int before, boolean fixed) {}

    public PlanTask {
        slots = List.copyOf(slots);
        parties = List.copyOf(parties);
        seats = List.copyOf(seats);
        encounters = List.copyOf(encounters);
    }

    /** Whether a meeting needs a remote room: one of the two is elsewhere. */
    public boolean isRemote(Encounter encounter) {
        return seats.get(encounter.first()).remote()
                || seats.get(encounter.second()).remote();
    }

    Party party(int seat) {
        return parties.get(seats.get(seat).party());
    }

    static @Nullable Integer orNull(int slot) {
        return slot == NONE ? null : slot;
    }
}
