package dev.tessera.access;

import java.util.Set;

/**
 * What the access policy has to know of a trial.
 *
 * @param draft nobody but coordinators may know of it
 * @param openResults its live results are for everybody
 * @param takesReports it has opened and is not closed yet
 * @param participants the organisations that take part
 */
public record TrialScope(long id, boolean draft, boolean openResults, boolean takesReports, Set<Long> participants) {

    public TrialScope {
        participants = Set.copyOf(participants);
    }
}
