package dev.tessera.site;

import dev.tessera.trial.Trial;
import java.util.List;
import java.util.Locale;

/**
 * One trial: what it is, when, who may join and how, who takes part, how far it is; the last two as far as they are for
 * everybody.
 *
 * @param span from when to when it takes results
 * @param phases its phases that have days, in their order
 * @param roles what the roles are called in which products take part
 * @param participants with their figures; nobody, where the results are not for everybody
 * @param rounds the rounds that it is one of, the first one first, itself among them
 * @param joinable whether organisations can ask to take part now
 */
public record TrialPage(
        TrialCard card,
        String span,
        List<Phase> phases,
        List<String> roles,
        Takers takers,
        List<ProductTotal> participants,
        List<Trial> rounds,
        boolean joinable) {

    /** A phase and its days, in words. */
    public record Phase(String name, String days, boolean now) {}

    /**
     * How many take part.
     *
     * @param participations product versions in a role
     */
    public record Takers(int participations, int products, int organisations) {}

    /** Who may take part, as the messages choose their words. */
    public String openTo() {
        return card.trial().setup().openTo().name().toLowerCase(Locale.ROOT);
    }

    public String matrix() {
        return card.path() + "/matrix";
    }

    /** Where organisations ask to take part. */
    public String join() {
        return "/app" + card.path() + "/join";
    }
}
