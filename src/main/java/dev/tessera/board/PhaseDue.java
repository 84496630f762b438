package dev.tessera.board;

import dev.tessera.trial.Phases;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day on which something of a trial begins or ends.
 *
 * @param day a day of the venue
 * @param days how many days it is away there: 0 today, negative in the past
 * @param moment when exactly: the day's beginning for what begins on it, its end for what ends with it
 * @param due whether its day has come and a coordinator has still to do it
 */
public record PhaseDue(Kind kind, LocalDate day, long days, Instant moment, boolean due) {

    /** What begins or ends. */
    public enum Kind {
        REGISTRATION_OPENS,
        REGISTRATION_CLOSES,
        OPENS,
        CLOSES,
        REVIEW_CLOSES,
        PUBLISHES
    }

    /** What is next in a trial, and what should have happened, in the order of the days. */
    static List<PhaseDue> of(Trial trial, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, trial.setup().zone());
        Phases phases = trial.setup().phases();
        TrialStatus status = trial.status();
        List<PhaseDue> all = new ArrayList<>();
        boolean joining = status == TrialStatus.ANNOUNCED || status == TrialStatus.OPEN;
        if (status == TrialStatus.ANNOUNCED) {
            ahead(all, trial, Kind.REGISTRATION_OPENS, phases.registrationOpensOn(), today);
        }
        if (joining) {
            // Registration ends by itself; that it did is news for a few days.
            LocalDate closes = phases.registrationClosesOn();
            if (closes != null && !closes.isBefore(today.minusDays(RECENT))) {
                all.add(due(trial, Kind.REGISTRATION_CLOSES, closes, today, false));
            }
        }
        boolean opened = status.hasOpened();
        if (!opened && phases.opensOn() != null) {
            all.add(due(
                    trial,
                    Kind.OPENS,
                    phases.opensOn(),
                    today,
                    !phases.opensOn().isAfter(today)));
        }
        if (status == TrialStatus.OPEN && phases.closesOn() != null) {
            all.add(due(
                    trial,
                    Kind.CLOSES,
                    phases.closesOn(),
                    today,
                    phases.closesOn().isBefore(today)));
        }
        boolean reviewing = status == TrialStatus.REVIEWING;
        if (reviewing && phases.reviewClosesOn() != null) {
            all.add(due(
                    trial,
                    Kind.REVIEW_CLOSES,
                    phases.reviewClosesOn(),
                    today,
                    phases.reviewClosesOn().isBefore(today)));
        }
        if (reviewing && phases.publishesOn() != null) {
            all.add(due(
                    trial,
                    Kind.PUBLISHES,
                    phases.publishesOn(),
                    today,
                    !phases.publishesOn().isAfter(today)));
        }
        return all;
    }

    private static final int RECENT = 3;

    private static void ahead(List<PhaseDue> all, Trial trial, Kind kind, @Nullable LocalDate day, LocalDate today) {
        if (day != null && !day.isBefore(today)) {
            all.add(due(trial, kind, day, today, false));
        }
    }

    private static PhaseDue due(Trial trial, Kind kind, LocalDate day, LocalDate today, boolean due) {
        boolean begins = kind == Kind.REGISTRATION_OPENS || kind == Kind.OPENS || kind == Kind.PUBLISHES;
        Instant moment = begins
                ? Phases.begins(day, trial.setup().zone())
                : Phases.ends(day, trial.setup().zone());
        return new PhaseDue(kind, day, ChronoUnit.DAYS.between(today, day), moment, due);
    }
}
