package dev.tessera.matrix;

import dev.tessera.result.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a side wrote where a test did not pass. */
public record Remark(
        String trial,
        String trialTitle,
        String organisation,
        String product,
        Verdict verdict,
        @Nullable String reason,
        @Nullable String notes,
        Instant at) {}
