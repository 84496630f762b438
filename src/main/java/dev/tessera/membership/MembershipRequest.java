package dev.tessera.membership;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks for a place in an organisation, or to act for one that nobody acts for yet.
 *
 * @param message why, in their words
 */
public record MembershipRequest(
        long id,
        MembershipRequestKind kind,
        long account,
        String name,
        String email,
        long organisation,
        String organisationSlug,
        String organisationName,
        @Nullable String message,
        Instant requestedAt) {}
