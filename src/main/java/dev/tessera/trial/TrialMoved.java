package dev.tessera.trial;

import dev.tessera.access.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A trial went into another phase; told in the transaction that moves it.
 *
 * @param reason why, where somebody said so
 */
public record TrialMoved(
        long trial,
        TrialStatus from,
        TrialStatus to,
        @Nullable String reason,
        Viewer by) {}
