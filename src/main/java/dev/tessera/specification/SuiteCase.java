package dev.tessera.specification;

/**
 * A test case where it stands in a revision, with all that it says.
 *
 * @param lineage the same for a test case in every revision, whatever it is called there
 * @param edits how often it was edited in this revision: who read another number read an old text
 */
public record SuiteCase(long id, long lineage, int edits, TestCaseText text) {}
