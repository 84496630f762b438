package dev.tessera.specification;

import java.util.Set;

/** A test case that says something else than it did. */
public record CaseChange(long lineage, TestCaseText before, TestCaseText after, Set<TestCaseText.Part> parts) {

    /** Whether what was seen of the test before may not hold any more. */
    public boolean bearsOnOutcomes() {
        return parts.stream().anyMatch(TestCaseText.Part::bearsOnOutcomes);
    }
}
