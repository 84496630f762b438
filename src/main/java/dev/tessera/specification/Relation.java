package dev.tessera.specification;

/**
 * What a specification version is to another one; read as a sentence: it supersedes {@code lti/1.2}.
 *
 * @param path the other version's path
 */
public record Relation(RelationKind kind, String path) {}
