package dev.tessera.discussion;

/** For whom somebody writes about a cell: for a side of it, or as one of those who oversee the trial. */
public enum Voice {
    SUBJECT,
    PEER,
    REVIEWER,
    COORDINATOR;

    /** Whether it is one of the two sides. */
    public boolean isSide() {
        return this == SUBJECT || this == PEER;
    }
}
