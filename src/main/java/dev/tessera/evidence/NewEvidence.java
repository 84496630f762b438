package dev.tessera.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A file that somebody wants to put beside a cell.
 *
 * @param test the test case's key
 * @param subject the subject's participation
 * @param peer the peer's participation, for an interoperability test
 * @param size in bytes
 * @param sha256 in hexadecimal digits, where they know it already
 * @param anew whether it is another file than one of the same name and size whose upload is unfinished
 */
public record NewEvidence(
        @Nullable String test,
        @Nullable Long subject,
        @Nullable Long peer,
        @Nullable String name,
        @Nullable Long size,
        @Nullable String sha256,
        @Nullable Boolean anew) {}
