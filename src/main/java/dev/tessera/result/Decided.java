package dev.tessera.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A decision on a cell.
 *
 * @param verdict what stands by it; none where the cell is returned
 * @param reason why nothing was run, where the verdict says so
 * @param seen what the sides had said when it was decided: the decision is about that and nothing else
 */
public record Decided(
        Decision decision,
        @Nullable Verdict verdict,
        @Nullable String reason,
        Seen seen,
        Instant at) {}
