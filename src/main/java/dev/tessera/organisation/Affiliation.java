package dev.tessera.organisation;

/** How an organisation belongs to the consortium; public community members are no members. */
public enum Affiliation {
    CONTRIBUTING_MEMBER,
    AFFILIATE_MEMBER,
    ALLIANCE_PARTICIPANT,
    PUBLIC_COMMUNITY
}
