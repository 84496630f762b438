package dev.tessera.result;

import dev.tessera.specification.TestKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that is not stored yet.
 *
 * @param subject the subject's participation
 * @param peer the peer's participation, for an interoperability test only
 * @param observedAt when the test was run, where the report says so
 * @param effectiveAt orders the reports of a side of a cell: the latest stands, and of several at the same moment
 *     that differ none does (the side is then inconclusive)
 * @param entry names it, where its sender may send it again: what has been taken once is passed over
 */
public record NewReport(
        long testCase,
        TestKind kind,
        long subject,
        @Nullable Long peer,
        Side side,
        Verdict verdict,
        @Nullable String reason,
        @Nullable String notes,
        @Nullable Instant observedAt,
        Instant effectiveAt,
        @Nullable UUID entry) {

    /** The longest reason, in characters. */
    public static final int LONGEST_REASON = 500;

    /** The longest notes, in characters. */
    public static final int LONGEST_NOTES = 20_000;
}
