package dev.tessera.trial;

import dev.tessera.organisation.Affiliation;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How a trial is held.
 *
 * @param rolling whether it never closes
 * @param listed whether anybody may know, from its announcement on, that there is such a trial and ask to take part;
 *     else its participants and whom it invites
 * @param zone the venue's time zone, which its days and times are in
 * @param venue where it is held; none: remotely, or not said
 * @param capacity how many product versions in a role are accepted at most; none: any number
 * @param openTo which organisations may take part: those of this affiliation, or a closer one
 * @param leastPartners how many others each product should meet at least; a role may have a number of its own
 * @param sameOrganisationMeets whether two products of one organisation meet
 * @param results how its results come about
 */
public record TrialSetup(
        TrialKind kind,
        boolean rolling,
        boolean listed,
        ZoneId zone,
        @Nullable String venue,
        Phases phases,
        @Nullable Integer capacity,
        Affiliation openTo,
        int leastPartners,
        boolean sameOrganisationMeets,
        ResultRules results) {

    static final int USUAL_PARTNERS = 3;

    /** What a trial is where nobody said anything else. */
    public static final TrialSetup USUAL = new TrialSetup(
            TrialKind.BOTH,
            false,
            false,
            ZoneId.of("UTC"),
            null,
            Phases.UNKNOWN,
            null,
            Affiliation.PUBLIC_COMMUNITY,
            USUAL_PARTNERS,
            false,
            ResultRules.USUAL);

    /** The same on other days. */
    public TrialSetup with(Phases other) {
        return new TrialSetup(
                kind,
                rolling,
                listed,
                zone,
                venue,
                other,
                capacity,
                openTo,
                leastPartners,
                sameOrganisationMeets,
                results);
    }
}
