package dev.tessera.exchange;

import dev.tessera.exchange.ImportResult.Contradiction;
import dev.tessera.exchange.ImportResult.Said;
import dev.tessera.exchange.Matched.Content;
import dev.tessera.exchange.Matched.Dated;
import dev.tessera.result.NewReport;
import dev.tessera.result.Reason;
import dev.tessera.result.StoredReport;
import dev.tessera.result.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a file's claims about one side of one cell add to what is known of it.
 *
 * <ul>
 *   <li>A dated claim that is stored already, word for word, is unchanged.
 *   <li>Claims without a date say how things stand at the time of the import. They are unchanged if they say what
 *       stands already, or what the last import without dates said.
 *   <li>Without a date and a reason, {@code untested} says no more than that nobody reported: it never replaces a
 *       result.
 *   <li>Claims of one file that differ are all kept. The later by date stands; where one of them has no date, none
 *       is later, and the side is inconclusive.
 * </ul>
 *
 * @param reports what is to be recorded
 * @param superseded how many of these replace what the side said before
 */
record CellPlan(
        List<NewReport> reports, int superseded, @Nullable Contradiction contradiction) {

    /** When 'nobody reported' counts from: any result, however old, replaces it. */
    private static final Instant BEFORE_ANY_RESULT = Instant.EPOCH;

    static CellPlan of(List<Matched> claims, List<StoredReport> known, Instant now) {
        List<Matched> said = distinct(claims);
        List<Matched> meant = said.stream().filter(m -> !saysNothing(m)).toList();
        boolean unorderable = meant.stream().anyMatch(m -> m.claim().date() == null)
                && meant.stream().map(Matched::verdict).distinct().count() > 1;
        List<Matched> news = said.stream().filter(m -> isNew(m, said, known)).toList();
        List<NewReport> reports = new ArrayList<>();
        for (Matched m : news) {
            Instant date = m.claim().date();
            Instant moment = date == null || unorderable ? now : date;
            reports.add(m.report(saysNothing(m) ? BEFORE_ANY_RESULT : moment));
        }
        Optional<Instant> standing =
                known.stream().map(StoredReport::effectiveAt).max(Comparator.naturalOrder());
        int superseded = (int) reports.stream()
                .filter(r -> standing.isPresent() && r.effectiveAt().isAfter(standing.get()))
                .count();
        return new CellPlan(reports, superseded, contradiction(meant, unorderable));
    }

    private static List<Matched> distinct(List<Matched> claims) {
        Set<Dated> seen = new HashSet<>();
        return claims.stream().filter(m -> seen.add(m.dated())).toList();
    }

    private static boolean isNew(Matched claim, List<Matched> said, List<StoredReport> known) {
        if (known.isEmpty()) {
            return true;
        }
        if (claim.claim().date() != null) {
            return known.stream().noneMatch(k -> Dated.of(k).equals(claim.dated()));
        }
        Set<Content> undated = said.stream()
                .filter(m -> m.claim().date() == null && !saysNothing(m))
                .map(Matched::content)
                .collect(Collectors.toSet());
        if (saysNothing(claim)) {
            return false;
        }
        Set<Content> standing = latest(known, StoredReport::effectiveAt).stream()
                .map(Content::of)
                .collect(Collectors.toSet());
        if (undated.equals(standing)) {
            return false;
        }
        Set<Content> lastImport = latest(known, StoredReport::recordedAt).stream()
                .filter(k -> k.observedAt() == null)
                .map(Content::of)
                .collect(Collectors.toSet());
        return !undated.equals(lastImport);
    }

    private static boolean saysNothing(Matched m) {
        return m.claim().date() == null
                && m.verdict() == Verdict.UNTESTED
                && Reason.NOT_REPORTED.equals(m.claim().reason())
                && m.claim().notes() == null;
    }

    private static List<StoredReport> latest(
            List<StoredReport> known, java.util.function.Function<StoredReport, Instant> moment) {
        Instant last = known.stream().map(moment).max(Comparator.naturalOrder()).orElseThrow();
        return known.stream().filter(k -> moment.apply(k).equals(last)).toList();
    }

    private static @Nullable Contradiction contradiction(List<Matched> said, boolean unorderable) {
        if (said.stream().map(Matched::verdict).distinct().count() < 2) {
            return null;
        }
        List<Matched> inOrder = said.stream()
                .sorted(Comparator.comparing(
                        (Matched m) -> m.claim().date(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
        Matched last = inOrder.getLast();
        Matched other = inOrder.reversed().stream()
                .filter(m -> m.verdict() != last.verdict())
                .findFirst()
                .orElseThrow();
        boolean tie = unorderable
                || inOrder.stream()
                        .filter(m ->
                                Objects.equals(m.claim().date(), last.claim().date()))
                        .anyMatch(m -> m.verdict() != last.verdict());
        return new Contradiction(
                last.subject().label(),
                last.test().key(),
                said(other),
                said(last),
                tie ? Verdict.INCONCLUSIVE : last.verdict());
    }

    private static Said said(Matched m) {
        return new Said(m.claim().where(), m.verdict(), m.claim().date());
    }
}
