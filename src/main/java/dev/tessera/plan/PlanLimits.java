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

    private static final Duration LONGEST = Duration.ofSeconds(50);
    private static final Duration LONGEST_UNIMPROVED = Duration.ofSeconds(12);

    /** After a few withdrawals: most of the plan stays, so there is little to search. */
    private static final Duration KEEPING = Duration.ofSeconds(4);

    /** What somebody waits for who may look at something else meanwhile; less where there is less to plan. */
    public static PlanLimits of(PlanTask task) {
        Duration unimproved = Duration.ofMillis(500 + 10L * task.encounters().size());
        return task.keep()
                ? new PlanLimits(KEEPING, shorter(unimproved, KEEPING.dividedBy(2)), null)
                : new PlanLimits(LONGEST, shorter(unimproved, LONGEST_UNIMPROVED), null);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** So many changes, whatever the time. */
    public static PlanLimits changes(long changes) {
        return new PlanLimits(Duration.ofMinutes(5), Duration.ofMinutes(5), changes);
    }
}
