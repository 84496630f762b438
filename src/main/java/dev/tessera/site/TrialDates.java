package dev.tessera.site;

import dev.tessera.trial.Phases;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When a trial is, in a phrase that fits where it stands. */
final class TrialDates {

    private TrialDates() {}

    static String of(Trial trial, Words words) {
        LocalDate opens = trial.opensOn();
        LocalDate closes = trial.closesOn();
        return switch (trial.status()) {
            case DRAFT -> words.word(trial.status());
            case ANNOUNCED -> opens == null ? words.say("when.announced") : words.say("when.opens", opens);
            case OPEN -> closes == null ? words.say("when.rolling") : words.say("when.open-until", closes);
            case REVIEWING -> closes == null ? words.say("when.reviewing") : words.say("when.reviewing-since", closes);
            case PUBLISHED, ARCHIVED -> closes == null ? words.word(trial.status()) : words.say("when.closed", closes);
            case CANCELLED -> words.say("when.cancelled");
        };
    }

    /** The phases that have days. */
    static List<TrialPage.Phase> phases(Trial trial, Words words) {
        Phases days = trial.setup().phases();
        TrialStatus now = trial.status();
        List<TrialPage.Phase> phases = new ArrayList<>();
        if (days.registrationOpensOn() != null || days.registrationClosesOn() != null) {
            phases.add(new TrialPage.Phase(
                    words.say("phase.registration"),
                    span(days.registrationOpensOn(), days.registrationClosesOn(), words),
                    false));
        }
        phases.add(new TrialPage.Phase(words.say("phase.testing"), span(trial, words), now == TrialStatus.OPEN));
        LocalDate reviewed = days.reviewClosesOn();
        if (reviewed != null) {
            phases.add(new TrialPage.Phase(
                    words.say("phase.review"), words.say("when.until", reviewed), now == TrialStatus.REVIEWING));
        }
        LocalDate published = days.publishesOn();
        if (published != null) {
            phases.add(new TrialPage.Phase(
                    words.say("phase.publication"), words.date(published), now == TrialStatus.PUBLISHED));
        }
        return phases;
    }

    /** From when to when it takes results, as far as that is known. */
    static String span(Trial trial, Words words) {
        if (trial.setup().rolling()) {
            LocalDate from = trial.opensOn();
            return from == null ? words.say("when.rolling") : words.say("when.rolling-from", from);
        }
        return span(trial.opensOn(), trial.closesOn(), words);
    }

    private static String span(@Nullable LocalDate opens, @Nullable LocalDate closes, Words words) {
        if (opens == null) {
            return closes == null ? words.say("when.not-said") : words.say("when.until", closes);
        }
        return closes == null ? words.say("when.from", opens) : words.say("when.from-to", opens, closes);
    }
}
