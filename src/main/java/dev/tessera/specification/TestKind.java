package dev.tessera.specification;

/** Whether a test case has one product ({@link #CONFORMANCE}) or two ({@link #INTEROPERABILITY}). */
public enum TestKind {
    CONFORMANCE,
    INTEROPERABILITY
}
