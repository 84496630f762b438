package dev.tessera.trial;

/** Whether a product version takes part in a trial. */
public enum ParticipationStatus {
    REQUESTED,
    ACCEPTED,
    WAITLISTED,
    DECLINED,
    WITHDRAWN
}
