package dev.tessera.specification;

/**
 * Another version that a version has to do with, seen from it.
 *
 * @param backwards whether the other one is the subject of the sentence: this one is superseded by it
 */
public record Related(RelationKind kind, boolean backwards, String path, String name, SpecificationStatus status) {}
