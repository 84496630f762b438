package dev.tessera.plan;

import java.time.Instant;

/**
 * Two participations in a slot at a place.
 *
 * @param first the id of a participation, smaller than the second's
 * @param part which part of the pair's test cases, from 1
 * @param parts into how many meetings the pair's test cases are divided
 * @param revision how often it was changed
 */
public record Meeting(
        long id,
        long slot,
        long place,
        long first,
        long second,
        int part,
        int parts,
        boolean pinned,
        MeetingOrigin origin,
        int revision,
        Instant changedAt) {

    /** Whether a participation meets somebody here. */
    public boolean isOf(long participation) {
        return first == participation || second == participation;
    }

    /** Whether a new plan leaves it where it is. */
    public boolean stays() {
        return pinned || origin == MeetingOrigin.BOOKED;
    }
}
