package dev.tessera.specification;

/** The organisation that edits a specification version's text. */
public record Editor(String slug, String name) {}
