package dev.tessera.result;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a cell stands now, and what each side says.
 *
 * @param changedAt since when it is as it is
 * @param decision what a reviewer decided last, whether or not it still holds: the standing says that
 */
public record Outcome(
        long testCase,
        long subject,
        @Nullable Long peer,
        Verdict verdict,
        Standing standing,
        @Nullable String reason,
        @Nullable Verdict subjectVerdict,
        @Nullable Verdict peerVerdict,
        @Nullable Instant subjectAt,
        @Nullable Instant peerAt,
        Instant changedAt,
        @Nullable Decision decision,
        @Nullable Instant decidedAt) {

    /** How it is now, for whoever decides about just that. */
    public Seen seen() {
        return new Seen(subjectVerdict, subjectAt, peerVerdict, peerAt, decidedAt);
    }
}
