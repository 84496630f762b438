package dev.tessera.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the planning of a trial is.
 *
 * @param planned how many meetings have a slot in the best plan so far
 * @param bound how many no plan can exceed
 * @param proposal what was found; none while it is still looked for
 */
public record PlanState(
        Instant began,
        int planned,
        int toHold,
        int bound,
        @Nullable PlanProposal proposal) {}
