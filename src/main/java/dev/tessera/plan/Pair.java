package dev.tessera.plan;

import dev.tessera.trial.Participant;

/**
 * Two participations that are to meet.
 *
 * @param first the one with the smaller id
 * @param tests how many test cases they have with each other, in either direction
 */
public record Pair(Participant first, Participant second, int tests) {

    /** Into how many meetings their test cases are divided. */
    int meetings(PlanSettings settings) {
        Integer most = settings.testsPerMeeting();
        return most == null ? 1 : Math.ceilDiv(tests, most);
    }

    boolean isOf(long participation) {
        return first.id() == participation || second.id() == participation;
    }
}
