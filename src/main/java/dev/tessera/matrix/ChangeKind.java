package dev.tessera.matrix;

/** How a cell differs from what it was. */
public enum ChangeKind {
    /** It passes now, and it did not when it was run before. */
    FIXED,
    /** It passed before and does not now, or fails where it was not clear. */
    BROKEN,
    /** It was run for the first time. */
    NEW,
    /** It was run before, and nobody says so now. */
    GONE,
    /** It went from one verdict to another in another way: from failed to inconclusive, from inapplicable to untested. */
    OTHER,
    /** The verdict is the same, for another reason. */
    REASON
}
