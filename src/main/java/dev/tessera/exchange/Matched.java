package dev.tessera.exchange;

import dev.tessera.result.NewReport;
import dev.tessera.result.Side;
import dev.tessera.result.StoredReport;
import dev.tessera.result.Verdict;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Participant;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A claim whose test, subject and peer were found, with the side that makes it. */
record Matched(
        Claim claim,
        TestCase test,
        Participant subject,
        @Nullable Participant peer,
        Side side) {

    /** One side of one cell: reports of it supersede each other, and nothing else. */
    record CellSide(long test, long subject, @Nullable Long peer, Side side) {

        static CellSide of(StoredReport report) {
            return new CellSide(report.testCase(), report.subject(), report.peer(), report.side());
        }
    }

    /** What is said, whenever it was. */
    record Content(
            Verdict verdict,
            @Nullable String reason,
            @Nullable String notes) {

        static Content of(StoredReport report) {
            return new Content(report.verdict(), report.reason(), report.notes());
        }
    }

    /** What is said, and when it was seen. */
    record Dated(Content content, @Nullable Instant date) {

        static Dated of(StoredReport report) {
            return new Dated(Content.of(report), report.observedAt());
        }
    }

    CellSide cellSide() {
        return new CellSide(test.id(), subject.id(), peer == null ? null : peer.id(), side);
    }

    Verdict verdict() {
        return Objects.requireNonNull(claim.verdict());
    }

    Content content() {
        return new Content(verdict(), claim.reason(), claim.notes());
    }

    Dated dated() {
        return new Dated(content(), claim.date());
    }

    NewReport report(Instant effectiveAt) {
        return new NewReport(
                test.id(),
                test.kind(),
                subject.id(),
                peer == null ? null : peer.id(),
                side,
                verdict(),
                claim.reason(),
                claim.notes(),
                claim.date(),
                effectiveAt,
                null);
    }
}
