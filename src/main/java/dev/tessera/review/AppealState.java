package dev.tessera.review;

/** What became of an appeal. */
public enum AppealState {
    OPEN,
    /** The decision stays. */
    UPHELD,
    /** There is another decision. */
    GRANTED,
    /** Whoever made it takes it back. */
    WITHDRAWN
}
