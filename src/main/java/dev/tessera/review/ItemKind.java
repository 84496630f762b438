package dev.tessera.review;

/** Why a cell waits for a reviewer, the most urgent first. */
public enum ItemKind {
    /** A participant asks to look again. */
    APPEAL,
    /** The sides did not come to agree in time. */
    DISPUTE,
    /** One reviewer has decided, and the test is one for two. */
    SECOND,
    /** It was decided, and the sides have said something else since. */
    CHANGED,
    /** Nobody has decided yet. */
    WAITING
}
