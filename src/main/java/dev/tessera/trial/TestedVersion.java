package dev.tessera.trial;

import org.jspecify.annotations.Nullable;

/**
 * A specification version that a trial is against.
 *
 * @param path as addresses name it, {@code lti/1.3}
 * @param revision the id of the test suite's revision that the trial uses; none while the suite is still missing
 * @param number that revision's number
 * @param followsNewest whether the trial, until it opens, moves to the newest revision that is released
 */
public record TestedVersion(
        long id,
        String path,
        String name,
        @Nullable Long revision,
        @Nullable Integer number,
        boolean followsNewest) {}
