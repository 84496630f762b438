package dev.tessera.exchange;

import dev.tessera.common.Sentence;
import dev.tessera.result.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line or assertion of a file, as far as it can be understood alone.
 *
 * @param where its place in the file
 * @param subject empty where the file names none
 * @param test the key or URI of a test case; empty where the file names none
 * @param verdict none if {@code objection} says why not
 * @param objection what is wrong with it in itself, if anything is
 */
record Claim(
        Sentence where,
        String subject,
        @Nullable String peer,
        String test,
        @Nullable Verdict verdict,
        @Nullable String reason,
        @Nullable String notes,
        @Nullable Instant date,
        @Nullable Sentence objection) {}
