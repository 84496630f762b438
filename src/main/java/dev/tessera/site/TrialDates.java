package dev.tessera.site;

import dev.tessera.trial.Trial;
import java.time.LocalDate;

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

    /** From when to when it takes results, as far as that is known. */
    static String span(Trial trial, Words words) {
        LocalDate opens = trial.opensOn();
        LocalDate closes = trial.closesOn();
        if (opens == null) {
            return closes == null ? words.say("when.not-said") : words.say("when.until", closes);
        }
        return closes == null ? words.say("when.from", opens) : words.say("when.from-to", opens, closes);
    }
}
