package dev.tessera.exchange;

/** Follows a long import: what it does now, and how much of that is done. */
@FunctionalInterface
public interface Progress {

    /** Nobody follows. */
    Progress NOBODY = (phase, done, of) -> {};

    /** What an import does, in this order. */
    enum Phase {
        READING,
        MATCHING,
        STORING
    }

    void at(Phase phase, int done, int of);
}
