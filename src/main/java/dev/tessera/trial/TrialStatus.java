package dev.tessera.trial;

/** Where a trial stands between its first draft and its archive. */
public enum TrialStatus {
    DRAFT,
    ANNOUNCED,
    OPEN,
    REVIEWING,
    PUBLISHED,
    ARCHIVED,
    CANCELLED;

    /** Whether participants may report now. */
    public boolean takesReports() {
        return this == OPEN || this == REVIEWING;
    }

    /** Whether nothing more is to come but its results. */
    public boolean isOver() {
        return ordinal() > OPEN.ordinal();
    }

    /** Whether it has opened, so that its test suite's revision never changes again. */
    public boolean hasOpened() {
        return this != DRAFT && this != ANNOUNCED && this != CANCELLED;
    }

    /** Whether a trial in this state may be put into that one: forward, or cancelled before it is published. */
    public boolean mayBecome(TrialStatus next) {
        if (next == this) {
            return true;
        }
        if (next == CANCELLED) {
            return ordinal() < PUBLISHED.ordinal();
        }
        return this != CANCELLED && next.ordinal() > ordinal();
    }
}
