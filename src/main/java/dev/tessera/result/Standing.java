package dev.tessera.result;

/** How much an outcome's verdict is agreed upon. */
public enum Standing {
    CLAIMED,
    AGREED,
    DISPUTED,
    VERIFIED,
    OVERRULED,
    RETURNED,
    STALE;

    /** Whether a reviewer's verdict stands. */
    public boolean isDecided() {
        return this == VERIFIED || this == OVERRULED;
    }
}
