package dev.tessera.membership;

import dev.tessera.access.MembershipRole;
import java.time.Instant;

/** A manager asked somebody to join; it waits for them until it expires. */
public record Invitation(
        long id,
        long organisation,
        String organisationSlug,
        String organisationName,
        String email,
        MembershipRole role,
        String invitedBy,
        Instant createdAt,
        Instant expiresAt) {}
