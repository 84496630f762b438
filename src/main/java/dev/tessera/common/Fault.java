package dev.tessera.common;

/**
 * One thing that is wrong in a file.
 *
 * @param where the place, as whoever wrote the file would look for it: {@code line 12}, {@code header}
 * @param reason what is wrong there
 */
public record Fault(Sentence where, Sentence reason) {}
