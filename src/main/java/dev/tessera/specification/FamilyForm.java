package dev.tessera.specification;

import org.jspecify.annotations.Nullable;

/** What a coordinator says of a family. */
public record FamilyForm(String name, @Nullable String description) {}
