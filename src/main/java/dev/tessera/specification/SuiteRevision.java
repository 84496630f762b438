package dev.tessera.specification;

/**
 * A revision of a specification version's test suite.
 *
 * @param frozen whether an opened trial uses it, so that it never changes again
 * @param cases how many test cases it has
 */
public record SuiteRevision(long id, int number, boolean frozen, int cases) {}
