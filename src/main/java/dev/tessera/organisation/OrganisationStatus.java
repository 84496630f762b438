package dev.tessera.organisation;

/** Whether an organisation is let in: until a coordinator has approved it, only its own people know of it. */
public enum OrganisationStatus {
    REQUESTED,
    APPROVED,
    DECLINED
}
