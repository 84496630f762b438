package dev.tessera.specification;

/** What one specification version is to another; read as a sentence: this one supersedes that one. */
public enum RelationKind {
    SUPERSEDES,
    PROFILES,
    EXTENDS,
    TRANSLATES
}
