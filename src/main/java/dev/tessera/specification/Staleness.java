package dev.tessera.specification;

import java.time.Instant;

/**
 * That a test case was changed after products were tested with it.
 *
 * @param change what was done to it
 * @param revision the number of the revision that did it first
 * @param since when that was released
 */
public record Staleness(TestChange change, int revision, Instant since) {}
