package dev.tessera.specification;

/** A test case that has another key than before. */
public record Rename(String from, String to) {}
