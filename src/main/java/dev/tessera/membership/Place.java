package dev.tessera.membership;

import dev.tessera.access.MembershipRole;

/** One of somebody's organisations, and their place in it. */
public record Place(long organisation, String slug, String name, MembershipRole role) {}
