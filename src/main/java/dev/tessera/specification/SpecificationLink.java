package dev.tessera.specification;

/** A page elsewhere that is worth knowing: a guide, a repository, an implementation. */
public record SpecificationLink(String label, String url) {}
