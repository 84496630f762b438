package dev.tessera.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a cell was when somebody looked.
 *
 * @param decidedAt when a reviewer had last decided it, if one had
 */
public record Seen(
        @Nullable Verdict subject,
        @Nullable Instant subjectAt,
        @Nullable Verdict peer,
        @Nullable Instant peerAt,
        @Nullable Instant decidedAt) {}
