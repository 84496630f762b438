package dev.tessera.trial;

/** Where a trial stands between its first draft and its archive. */
public enum TrialStatus {
    DRAFT,
    ANNOUNCED,
    OPEN,
    REVIEWING,
    PUBLISHED,
    ARCHIVED,
    CANCELLED
}
