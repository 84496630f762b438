package dev.tessera.review;

import dev.tessera.result.Decision;
import dev.tessera.result.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decided once.
 *
 * @param by who; none where the viewer does not learn it
 * @param inForce whether it took effect, or was the first of two
 */
public record PastReview(
        long id,
        Decision decision,
        @Nullable Verdict verdict,
        @Nullable String verdictReason,
        @Nullable String reason,
        @Nullable String by,
        Instant at,
        boolean inForce) {}
