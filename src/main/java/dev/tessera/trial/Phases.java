package dev.tessera.trial;

import dev.tessera.common.Refusal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * When a trial's phases are: days of its venue. Each begins with the beginning of its first day there and ends with
 * the end of its last one, however long the day is where clocks change.
 *
 * @param publishesOn when its results are to be published
 */
public record Phases(
        @Nullable LocalDate registrationOpensOn,
        @Nullable LocalDate registrationClosesOn,
        @Nullable LocalDate opensOn,
        @Nullable LocalDate closesOn,
        @Nullable LocalDate reviewClosesOn,
        @Nullable LocalDate publishesOn) {

    public static final Phases UNKNOWN = new Phases(null, null, null, null, null, null);

    public static Phases of(@Nullable LocalDate opensOn, @Nullable LocalDate closesOn) {
        return new Phases(null, null, opensOn, closesOn, null, null);
    }

    /** The first moment of a day at a place: not midnight where clocks skip it. */
    public static Instant begins(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The moment at which a day at a place is over. */
    public static Instant ends(LocalDate day, ZoneId zone) {
        return begins(day.plusDays(1), zone);
    }

    /** Ends the request where a phase would end before it begins, or come before the one that it follows. */
    void requireOrder(boolean rolling) {
        if (opensOn != null && closesOn != null && closesOn.isBefore(opensOn)) {
            throw Refusal.invalid("trial.dates", opensOn.toString(), closesOn.toString());
        }
        if (rolling
                && (closesOn != null
                        || registrationClosesOn != null
                        || reviewClosesOn != null
                        || publishesOn != null)) {
            throw Refusal.invalid("trial.rolling-dates");
        }
        requireNotBefore(registrationClosesOn, "registration_closes", registrationOpensOn, "registration_opens");
        requireNotBefore(closesOn, "closes", registrationOpensOn, "registration_opens");
        requireNotBefore(closesOn, "closes", registrationClosesOn, "registration_closes");
        requireNotBefore(reviewClosesOn, "review_closes", closesOn, "closes");
        requireNotBefore(publishesOn, "publishes", closesOn, "closes");
        requireNotBefore(publishesOn, "publishes", reviewClosesOn, "review_closes");
    }

    private static void requireNotBefore(
            @Nullable LocalDate later, String laterName, @Nullable LocalDate earlier, String earlierName) {
        if (later != null && earlier != null && later.isBefore(earlier)) {
            throw Refusal.invalid("trial.phase-order", laterName, later.toString(), earlierName, earlier.toString());
        }
    }

    /** Whether somebody who asks at this moment is in time to register. */
    boolean takesRegistrations(Instant now, ZoneId zone) {
        return (registrationOpensOn == null || !now.isBefore(begins(registrationOpensOn, zone)))
                && (registrationClosesOn == null || now.isBefore(ends(registrationClosesOn, zone)));
    }
}
