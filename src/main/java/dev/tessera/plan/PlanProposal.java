package dev.tessera.plan;

import dev.tessera.common.Sentence;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A plan that nobody has taken yet: what would change.
 *
 * @param revision of the schedule that it was made of
 * @param planned how many meetings would have a slot
 * @param toHold how many there are to hold
 * @param bound how many no plan can exceed
 * @param findings what cannot be, and why
 */
public record PlanProposal(
        long revision,
        List<Change> made,
        List<Change> moved,
        Set<Long> removed,
        int unchanged,
        int planned,
        int toHold,
        int bound,
        List<Sentence> findings) {

    /**
     * A meeting that would be made, or be held elsewhere.
     *
     * @param meeting the one that there is
     */
    public record Change(@Nullable Long meeting, long slot, long place, long first, long second, int part, int parts) {}

    public PlanProposal {
        made = List.copyOf(made);
        moved = List.copyOf(moved);
        removed = Set.copyOf(removed);
        findings = List.copyOf(findings);
    }

    /** Whether taking it would change nothing. */
    public boolean isAsItStands() {
        return made.isEmpty() && moved.isEmpty() && removed.isEmpty();
    }
}
