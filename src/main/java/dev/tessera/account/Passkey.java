package dev.tessera.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey as its owner knows it.
 *
 * @param id the credential's id
 * @param label how its owner calls it
 */
public record Passkey(
        String id,
        String label,
        @Nullable Instant created,
        @Nullable Instant lastUsed) {}
