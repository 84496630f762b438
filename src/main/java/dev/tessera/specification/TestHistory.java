package dev.tessera.specification;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A test case over the revisions that have it, whatever its key was in each.
 *
 * @param in the revisions that have it, newest first
 * @param gone whether the newest released revision does not have it any more
 */
public record TestHistory(long lineage, List<InRevision> in, boolean gone) {

    /** What a test case says in one revision. */
    public record InRevision(SuiteRevision revision, TestCaseText text) {}

    /** What it says where it was last. */
    public TestCaseText text() {
        return in.getFirst().text();
    }

    /** The revisions in which it says something else than in the one before, newest first; the last is where it began. */
    public List<InRevision> changes() {
        return IntStream.range(0, in.size())
                .filter(i -> i == in.size() - 1
                        || !in.get(i).text().equals(in.get(i + 1).text()))
                .mapToObj(in::get)
                .toList();
    }
}
