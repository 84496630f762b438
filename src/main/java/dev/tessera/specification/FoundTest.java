package dev.tessera.specification;

/**
 * A test case of a version's newest released revision.
 *
 * @param path the specification version's
 * @param version the specification version's name
 */
public record FoundTest(String path, String version, long lineage, String key, String title) {}
