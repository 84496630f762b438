package dev.tessera.plan;

import dev.tessera.access.Viewer;
import java.util.Set;

/**
 * Meetings of a trial are otherwise than before; told in the transaction that changes them.
 *
 * @param organisations whose meetings they are
 */
public record MeetingsChanged(long trial, Set<Long> organisations, What what, Viewer by) {

    /** What became of them. */
    public enum What {
        PLANNED,
        BOOKED,
        MOVED,
        CANCELLED
    }

    public MeetingsChanged {
        organisations = Set.copyOf(organisations);
    }
}
