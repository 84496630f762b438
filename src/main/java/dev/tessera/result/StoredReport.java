package dev.tessera.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A report as it is kept: what a side said, when it was run, and when it was recorded. */
public record StoredReport(
        long id,
        long testCase,
        long subject,
        @Nullable Long peer,
        Side side,
        Verdict verdict,
        @Nullable String reason,
        @Nullable String notes,
        @Nullable Instant observedAt,
        Instant effectiveAt,
        Instant recordedAt) {}
