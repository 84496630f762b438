package dev.tessera.matrix;

import dev.tessera.specification.TestKind;
import java.util.List;

/**
 * How a test case went in the trials whose results somebody may see: which requirement causes trouble.
 *
 * @param trials those that have it, newest first
 */
public record TestRecord(List<InTrial> trials) {

    /**
     * A trial that opened on a revision with the test case.
     *
     * @param tally of products; for an interoperability test, of pairs
     * @param disputed in how many the two sides differ
     * @param stale whether a later revision changed what the test means
     */
    public record InTrial(
            String trial,
            String title,
            TestKind kind,
            int revision,
            String key,
            Tally tally,
            int disputed,
            boolean stale) {}

    /** All trials together. */
    public Tally total() {
        return trials.stream().map(InTrial::tally).reduce(Tally.NONE, Tally::plus);
    }

    public int disputed() {
        return trials.stream().mapToInt(InTrial::disputed).sum();
    }
}
