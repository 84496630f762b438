package dev.tessera.membership;

import dev.tessera.access.MembershipRole;
import java.time.Instant;

/** Somebody who belongs to an organisation. */
public record Member(long account, String name, String email, MembershipRole role, Instant since) {}
