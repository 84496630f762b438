package dev.tessera.specification;

/** A part that a product plays in a specification version: Platform, Tool; issuer, verifier. */
public record SpecificationRole(long id, String name) {}
