package dev.tessera.plan;

import java.time.Instant;

/** A span of time in which meetings happen; no two of a trial overlap. */
public record Slot(long id, Instant begins, Instant ends) {

    /** Whether meetings may still be put into it. */
    public boolean isAhead(Instant now) {
        return begins.isAfter(now);
    }
}
