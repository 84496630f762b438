package dev.tessera.trial;

/** An organisation that may know of an unlisted trial and join it. */
public record Invited(long organisation, String slug, String name) {}
