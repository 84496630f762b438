package dev.tessera.result;

/** What a reviewer makes of an outcome. */
public enum Decision {
    /** It is as the sides say. */
    VERIFIED,
    /** It is otherwise. */
    OVERRULED,
    /** The sides are asked for more. */
    RETURNED
}
