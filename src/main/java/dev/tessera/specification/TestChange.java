package dev.tessera.specification;

/** What a later revision did to a test case, so that what was seen of it is stale. */
public enum TestChange {
    CHANGED,
    REMOVED
}
