package dev.tessera.trial;

import java.time.Instant;

/**
 * The conditions of taking part in a trial, as they were written once; another text is another number.
 *
 * @param number the first one is 1
 */
public record Terms(long id, int number, String text, Instant createdAt) {}
