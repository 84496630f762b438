package dev.tessera.profile;

/** What a profile makes of a specification version. */
public enum ProfileKind {
    SUBSET,
    EXTENSION,
    TRANSLATION,
    NATIONAL
}
