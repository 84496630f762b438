package dev.tessera.news;

/** What notices are about, as people choose how they want to be told. */
public enum NoticeGroup {
    ANNOUNCEMENTS,
    RESULTS,
    REGISTRATIONS,
    MEETINGS,
    TRIALS
}
