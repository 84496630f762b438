package dev.tessera.trial;

import dev.tessera.access.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked to take part, was decided about, or withdrew; told in the transaction that does it.
 *
 * @param from where the participation stood; none: it is new
 * @param reason why it was declined, or withdrew
 */
public record ParticipationChanged(
        long trial,
        long participation,
        long organisation,
        @Nullable ParticipationStatus from,
        ParticipationStatus to,
        @Nullable String reason,
        Viewer by) {}
