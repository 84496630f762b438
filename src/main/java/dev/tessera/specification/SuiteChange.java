package dev.tessera.specification;

/** What putting a test suite did: the revision that it now is, and how many test cases differ from the one before. */
public record SuiteChange(int revision, int added, int changed, int removed) {}
