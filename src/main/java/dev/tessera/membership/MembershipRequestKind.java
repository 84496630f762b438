package dev.tessera.membership;

/** What somebody asks for: a place in an organisation, or to act for one that an import made. */
public enum MembershipRequestKind {
    JOIN,
    CLAIM
}
