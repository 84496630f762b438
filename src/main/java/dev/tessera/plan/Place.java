package dev.tessera.plan;

import org.jspecify.annotations.Nullable;

/**
 * Where two meet.
 *
 * @param url a remote room's address
 */
public record Place(
        long id, String name, PlaceKind kind, @Nullable String url, int ordinal) {}
