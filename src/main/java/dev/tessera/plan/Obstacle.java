package dev.tessera.plan;

import java.util.Locale;

/** Why a meeting cannot be held in a slot. */
enum Obstacle {
    PAST,
    FIRST_ABSENT,
    SECOND_ABSENT,
    FIRST_BUSY,
    SECOND_BUSY,
    FIRST_RESTS,
    SECOND_RESTS,
    NO_TABLE,
    NO_ROOM;

    /** Whether it is the second's. */
    boolean isOfSecond() {
        return this == SECOND_ABSENT || this == SECOND_BUSY || this == SECOND_RESTS;
    }

    /** The message that says it, of one of the two. */
    String key() {
        return "plan.obstacle."
                + name().toLowerCase(Locale.ROOT)
                        .replace("first_", "")
                        .replace("second_", "")
                        .replace('_', '-');
    }
}
