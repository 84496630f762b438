package dev.tessera.specification;

import dev.tessera.common.Sentence;

/**
 * A test case as a file or a person gives it.
 *
 * @param where its place in the file, for what is wrong with it
 */
public record TestCaseDraft(Sentence where, TestCaseText text) {}
