package dev.tessera.result;

import org.jspecify.annotations.Nullable;

/**
 * Names one cell.
 *
 * @param subject the subject's participation
 * @param peer the peer's participation, for an interoperability test only
 */
public record CellKey(
        long trial, long testCase, long subject, @Nullable Long peer) {}
