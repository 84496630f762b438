package dev.tessera.specification;

/** A revision became the test suite of a specification version, in the transaction that this is told in. */
public record SuiteReleased(long specificationVersion, long revision) {}
