package dev.tessera.account;

/** A person's place in an organisation. */
public enum MembershipRole {
    MEMBER,
    MANAGER
}
