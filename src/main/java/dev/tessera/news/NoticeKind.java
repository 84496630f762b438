package dev.tessera.news;

import java.util.Locale;

/**
 * What somebody is told of. {@code notice.<kind>} is its message key; it is filled with the trial's title {0}, the
 * organisation's name {1}, a number {2}, words {3}, and a day {4}, as far as it has them.
 */
public enum NoticeKind {
    ANNOUNCEMENT(NoticeGroup.ANNOUNCEMENTS, Right.TRIAL),
    PARTICIPANTS_ANNOUNCEMENT(NoticeGroup.ANNOUNCEMENTS, Right.PARTICIPANTS),
    INVITED(NoticeGroup.REGISTRATIONS, Right.TRIAL),
    TRIAL_ANNOUNCED(NoticeGroup.TRIALS, Right.TRIAL),
    TRIAL_OPENED(NoticeGroup.TRIALS, Right.INSIDE),
    TRIAL_CLOSED(NoticeGroup.TRIALS, Right.INSIDE),
    TRIAL_PUBLISHED(NoticeGroup.TRIALS, Right.INSIDE),
    TRIAL_CANCELLED(NoticeGroup.TRIALS, Right.TRIAL),
    REGISTRATION_REQUESTED(NoticeGroup.REGISTRATIONS, Right.COORDINATORS),
    PLACE_FREE(NoticeGroup.REGISTRATIONS, Right.COORDINATORS),
    REGISTRATION_ACCEPTED(NoticeGroup.REGISTRATIONS, Right.MANAGERS),
    REGISTRATION_WAITLISTED(NoticeGroup.REGISTRATIONS, Right.MANAGERS),
    REGISTRATION_DECLINED(NoticeGroup.REGISTRATIONS, Right.MANAGERS),
    REGISTRATION_WITHDRAWN(NoticeGroup.REGISTRATIONS, Right.MANAGERS),
    MEETINGS_CHANGED(NoticeGroup.MEETINGS, Right.ORGANISATION),
    TO_ANSWER(NoticeGroup.RESULTS, Right.ORGANISATION),
    DISPUTED(NoticeGroup.RESULTS, Right.ORGANISATION),
    MENTIONED(NoticeGroup.RESULTS, Right.DISCUSSION),
    COMMENTED(NoticeGroup.RESULTS, Right.DISCUSSION),
    REGISTRATION_CLOSES(NoticeGroup.TRIALS, Right.TRIAL),
    TRIAL_CLOSES(NoticeGroup.TRIALS, Right.ORGANISATION),
    PHASE_DUE(NoticeGroup.TRIALS, Right.COORDINATORS),
    RETURNED(NoticeGroup.RESULTS, Right.ORGANISATION),
    OVERRULED(NoticeGroup.RESULTS, Right.ORGANISATION),
    APPEALED(NoticeGroup.RESULTS, Right.REVIEWERS),
    APPEAL_DECIDED(NoticeGroup.RESULTS, Right.ORGANISATION);

    /** Whose news it is. */
    enum Right {
        /** Whoever may know of the trial. */
        TRIAL,
        /** Whoever may look into the trial. */
        INSIDE,
        /** Those who take part in the trial, its reviewers, its coordinators. */
        PARTICIPANTS,
        /** The people of the organisation, as long as they may know of the trial. */
        ORGANISATION,
        /** The organisation's managers: what was decided on their own request, whatever they may know of the trial now. */
        MANAGERS,
        /** The people of the organisation that is named; where none is, those who oversee the trial. */
        DISCUSSION,
        /** Those who run the trial. */
        COORDINATORS,
        /** Those who review the trial, about an organisation that they do not belong to. */
        REVIEWERS
    }

    private final NoticeGroup group;
    private final Right right;

    NoticeKind(NoticeGroup group, Right right) {
        this.group = group;
        this.right = right;
    }

    public NoticeGroup group() {
        return group;
    }

    Right right() {
        return right;
    }

    String key() {
        return "notice." + name().toLowerCase(Locale.ROOT);
    }
}
