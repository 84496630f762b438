package dev.tessera.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One report in a cell's story.
 *
 * @param by the organisation whose side it is
 * @param account who recorded it; none where a file did without a name
 * @param imported whether it came with a file
 * @param stands whether it is what its side says now
 */
public record CellReport(
        Side side,
        String by,
        Verdict verdict,
        @Nullable String reason,
        @Nullable String notes,
        @Nullable Instant observedAt,
        Instant recordedAt,
        @Nullable String account,
        boolean imported,
        boolean stands) {}
