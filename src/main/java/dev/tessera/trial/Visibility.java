package dev.tessera.trial;

/** Who may see a trial's results before they are published. */
public enum Visibility {
    CONFIDENTIAL,
    ANONYMISED,
    OPEN
}
