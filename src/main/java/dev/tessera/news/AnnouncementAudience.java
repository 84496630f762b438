package dev.tessera.news;

/** Who may read an announcement. */
public enum AnnouncementAudience {
    /** Everybody who may know of the trial. */
    EVERYBODY,
    /** Those who take part, the reviewers and the coordinators. */
    PARTICIPANTS
}
