package dev.tessera.specification;

/** How far a specification version has come. */
public enum SpecificationStatus {
    DRAFT,
    PUBLIC_DRAFT,
    CANDIDATE_FINAL,
    FINAL,
    DEPRECATED,
    SUPERSEDED
}
