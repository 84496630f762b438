package dev.tessera.plan;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When the planner stops by itself.
 *
 * @param time after this time
 * @param unimproved when nothing better was found for this long
 * @param changes after it has tried so many changes, which is the same on every machine; none: by time alone
 */
public record PlanLimits(
        Duration time, Duration unimproved, @Nullable Long changes) {

    /** What somebody waits for who may look at something else meanwhile. */
    public static final PlanLimits USUAL = new PlanLimits(Duration.ofSeconds(50), Duration.ofSeconds(12), null);

    /** After a few withdrawals: most of the plan stays, so there is little to search. */
    public static final PlanLimits KEEPING = new PlanLimits(Duration.ofSeconds(4), Duration.ofSeconds(2), null);

    /** So many changes, whatever the time. */
    public static PlanLimits changes(long changes) {
        return new PlanLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), changes);
    }
}
