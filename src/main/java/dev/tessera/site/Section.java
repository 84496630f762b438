package dev.tessera.site;

/** The parts of the site that the navigation offers. */
public enum Section {
    TRIALS,
    SPECIFICATIONS,
    ORGANISATIONS
}
