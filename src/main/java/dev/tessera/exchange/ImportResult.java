package dev.tessera.exchange;

import dev.tessera.common.Sentence;
import dev.tessera.result.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a file, or would come of it. Each of its lines or assertions is recorded, unchanged or rejected.
 *
 * @param recorded how many new reports it brought
 * @param unchanged how many were known already, or stand in the file twice
 * @param superseded how many of the new reports replace what their side said before
 * @param created what was made of subjects that nobody had registered
 * @param contradictions cells for which the file says several things
 * @param remarks what was noticed and left alone
 */
public record ImportResult(
        boolean dryRun,
        int recorded,
        int unchanged,
        int superseded,
        List<Rejected> rejected,
        List<Created> created,
        List<Contradiction> contradictions,
        List<Sentence> remarks) {

    /** A line or assertion that was not taken, and why. */
    public record Rejected(Sentence where, String subject, String test, Sentence reason) {}

    /** Something that was made: an {@code organisation}, {@code product}, {@code version} or {@code participation}. */
    public record Created(String kind, String name) {}

    /**
     * Two claims of one file about one cell that differ; both are kept as reports.
     *
     * @param stands the verdict that the cell's side has now: the later one's, or {@code inconclusive}
     */
    public record Contradiction(String subject, String test, Said first, Said second, Verdict stands) {}

    /** What one of two claims says. */
    public record Said(
            Sentence where, Verdict verdict, @Nullable Instant date) {}
}
