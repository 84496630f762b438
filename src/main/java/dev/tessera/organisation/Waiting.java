package dev.tessera.organisation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An organisation that somebody registered and no coordinator has decided on yet.
 *
 * @param by who registered it
 * @param email by which mail address they sign in
 */
public record Waiting(
        Organisation organisation,
        Instant since,
        @Nullable String by,
        @Nullable String email) {}
