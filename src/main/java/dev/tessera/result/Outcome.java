package dev.tessera.result;

import org.jspecify.annotations.Nullable;

/** Where a cell stands now, and what each side says. */
public record Outcome(
        long testCase,
        long subject,
        @Nullable Long peer,
        Verdict verdict,
        Standing standing,
        @Nullable String reason,
        @Nullable Verdict subjectVerdict,
        @Nullable Verdict peerVerdict) {}
