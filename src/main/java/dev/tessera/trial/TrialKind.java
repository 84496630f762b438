package dev.tessera.trial;

import dev.tessera.specification.TestKind;

/** Which tests of its suites belong to a trial: each product's own, those of products that meet, or both. */
public enum TrialKind {
    CONFORMANCE,
    INTEROPERABILITY,
    BOTH;

    /** Whether tests of this kind belong to it. */
    public boolean includes(TestKind kind) {
        return this == BOTH || (kind == TestKind.CONFORMANCE) == (this == CONFORMANCE);
    }

    /** Whether products meet in it. */
    public boolean hasPairs() {
        return this != CONFORMANCE;
    }
}
