package dev.tessera.result;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of one cell, before anything of it has been checked.
 *
 * @param test the test case's key
 * @param subject the subject's participation
 * @param peer the peer's participation, for an interoperability test
 * @param observedAt when the test was run, where they say so
 * @param id by which it is known if it is sent again; none: each time is another report
 */
public record Entry(
        String test,
        long subject,
        @Nullable Long peer,
        Verdict verdict,
        @Nullable String reason,
        @Nullable String notes,
        @Nullable Instant observedAt,
        @Nullable UUID id) {}
