package dev.tessera.access;

/** A person's place in an organisation. */
public enum MembershipRole {
    MEMBER,
    MANAGER
}
