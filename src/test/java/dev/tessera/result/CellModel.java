package dev.tessera.result;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a cell stands, worked out from everything that was said of it: the plainest reading of the domain's rules,
 * to hold the database's against.
 */
record CellModel(
        Verdict verdict,
        Standing standing,
        @Nullable String reason,
        @Nullable Verdict subject,
        @Nullable Verdict peer) {

    private record Said(@Nullable Verdict verdict, @Nullable String reason) {}

    /**
     * What the sides' words and the last decision make of a cell: a verified or overruled verdict holds until a side says
     * another one than it said then, a return until a side reports anything that counts.
     */
    static CellModel of(List<NewReport> reports, @Nullable Made decision) {
        CellModel said = of(reports);
        if (decision == null) {
            return said;
        }
        CellModel then = of(decision.seen());
        boolean same = said.subject() == then.subject() && said.peer() == then.peer();
        if (decision.decision() == Decision.RETURNED) {
            boolean silent = last(reports, Side.SUBJECT).equals(last(decision.seen(), Side.SUBJECT))
                    && last(reports, Side.PEER).equals(last(decision.seen(), Side.PEER));
            return same && silent
                    ? new CellModel(said.verdict(), Standing.RETURNED, said.reason(), said.subject(), said.peer())
                    : said;
        }
        return same
                ? new CellModel(
                        Objects.requireNonNull(decision.verdict()),
                        decision.decision() == Decision.VERIFIED ? Standing.VERIFIED : Standing.OVERRULED,
                        decision.reason(),
                        said.subject(),
                        said.peer())
                : said;
    }

    /** A decision, and all that had been reported when it was made. */
    record Made(
            Decision decision,
            @Nullable Verdict verdict,
            @Nullable String reason,
            List<NewReport> seen) {}

    private static Optional<Instant> last(List<NewReport> reports, Side side) {
        return reports.stream()
                .filter(r -> r.side() == side)
                .map(NewReport::effectiveAt)
                .max(Comparator.naturalOrder());
    }

    static CellModel of(List<NewReport> reports) {
        Said subject = said(reports, Side.SUBJECT);
        Said peer = said(reports, Side.PEER);
        if (subject.verdict() != null && peer.verdict() != null && subject.verdict() != peer.verdict()) {
            return new CellModel(Verdict.INCONCLUSIVE, Standing.DISPUTED, null, subject.verdict(), peer.verdict());
        }
        return new CellModel(
                subject.verdict() != null ? subject.verdict() : Objects.requireNonNull(peer.verdict()),
                subject.verdict() == peer.verdict() ? Standing.AGREED : Standing.CLAIMED,
                subject.reason() != null ? subject.reason() : peer.reason(),
                subject.verdict(),
                peer.verdict());
    }

    /** What a side says: its latest word; nothing certain, where it says several things at one moment. */
    private static Said said(List<NewReport> reports, Side side) {
        List<NewReport> all = reports.stream().filter(r -> r.side() == side).toList();
        if (all.isEmpty()) {
            return new Said(null, null);
        }
        Instant last = all.stream()
                .map(NewReport::effectiveAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<NewReport> latest =
                all.stream().filter(r -> r.effectiveAt().equals(last)).toList();
        Verdict verdict = latest.getFirst().verdict();
        if (latest.stream().anyMatch(r -> r.verdict() != verdict) || verdict == Verdict.INCONCLUSIVE) {
            return new Said(Verdict.INCONCLUSIVE, null);
        }
        return new Said(
                verdict,
                latest.stream()
                        .map(NewReport::reason)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    static CellModel of(Outcome outcome) {
        return new CellModel(
                outcome.verdict(),
                outcome.standing(),
                outcome.reason(),
                outcome.subjectVerdict(),
                outcome.peerVerdict());
    }
}
