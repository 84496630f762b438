package dev.tessera.review;

/** What came of a reviewer's decision. */
public enum Ruled {
    /** It stands. */
    IN_FORCE,
    /** It waits for a second reviewer to say the same. */
    FIRST_OF_TWO
}
