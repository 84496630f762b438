package dev.tessera.news;

/** How somebody is told by mail; in the workspace everything is shown at once. */
public enum NoticeDelivery {
    /** Within a few minutes, what comes together in one letter. */
    AT_ONCE,
    /** In one letter each morning. */
    DAILY,
    NONE
}
