package dev.tessera.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token by which a program of somebody acts, without the token itself.
 *
 * @param ending its last characters, by which one tells it from others
 * @param organisation the slug of the organisation that it is limited to, if any
 * @param trial the slug of the trial that it is limited to, if any
 * @param expiresAt none for the demonstration's only
 */
public record ApiToken(
        long id,
        String name,
        String ending,
        @Nullable String organisation,
        @Nullable String trial,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {

    public boolean works(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }
}
