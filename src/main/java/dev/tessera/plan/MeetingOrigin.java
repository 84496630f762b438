package dev.tessera.plan;

/** How a meeting came to its slot: by the planner, by a participant, or by a coordinator's hand. */
public enum MeetingOrigin {
    PLANNED,
    BOOKED,
    MOVED
}
