package dev.tessera.access;

import java.util.Set;

/**
 * What the access policy has to know of a trial.
 *
 * @param draft nobody but coordinators may know of it
 * @param openResults its live results are for everybody
 * @param hidesSides of a pair, a side sees what the other says only once it has spoken itself
 * @param listed that there is such a trial is for everybody
 * @param takesReports it has opened and is not closed yet
 * @param participants the organisations that take part
 * @param invited the organisations that may know of it though it is not listed
 */
public record TrialScope(
        long id,
        boolean draft,
        boolean openResults,
        boolean hidesSides,
        boolean listed,
        boolean takesReports,
        Set<Long> participants,
        Set<Long> invited) {

    public TrialScope {
        participants = Set.copyOf(participants);
        invited = Set.copyOf(invited);
    }
}
