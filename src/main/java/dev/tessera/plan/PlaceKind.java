package dev.tessera.plan;

/** A table in the venue, or a room in which those meet of whom one is elsewhere. */
public enum PlaceKind {
    TABLE,
    REMOTE_ROOM
}
