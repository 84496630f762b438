package dev.tessera.review;

import dev.tessera.result.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a participant asked another reviewer to look again.
 *
 * @param review the decision that it is against
 * @param until until when such an appeal could be made
 * @param answer why it was decided so, once it was
 * @param endedBy who decided it; none where the viewer does not learn it
 */
public record Appeal(
        long id,
        Side side,
        long review,
        String reason,
        Instant madeAt,
        Instant until,
        AppealState state,
        @Nullable String answer,
        @Nullable String endedBy,
        @Nullable Instant endedAt) {}
