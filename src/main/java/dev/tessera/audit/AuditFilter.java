package dev.tessera.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; nothing given is no limit.
 *
 * @param text part of who did it, of what it was done to, or why
 * @param from at this moment or later
 * @param until before this moment
 */
public record AuditFilter(
        @Nullable String text,
        @Nullable ThingKind kind,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static final AuditFilter ALL = new AuditFilter(null, null, null, null);
}
