package dev.tessera.news;

import dev.tessera.trial.OrganisationInvited;
import dev.tessera.trial.ParticipationChanged;
import dev.tessera.trial.ParticipationStatus;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialMoved;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Trials;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells that a trial went into another phase, and who asked, may, may not or will not take part; in that transaction. */
@Component
class TrialsAreTold {

    private final Notifications notifications;
    private final Recipients recipients;
    private final RecipientQueries queries;
    private final Trials trials;

    TrialsAreTold(Notifications notifications, Recipients recipients, RecipientQueries queries, Trials trials) {
        this.notifications = notifications;
        this.recipients = recipients;
        this.queries = queries;
        this.trials = trials;
    }

    @EventListener
    void on(TrialMoved moved) {
        NoticeKind kind = told(moved.from(), moved.to());
        if (kind != null) {
            Trial trial = trials.byId(moved.trial()).orElseThrow();
            notifications.tell(
                    but(recipients.concerned(trial.id()), moved.by().account()),
                    Notice.of(kind, trial, part(kind), "moved:" + trial.id() + ":" + moved.to())
                            .saying(moved.reason()));
        }
    }

    /** Of what nobody heard of, nobody needs to hear that it is cancelled; that it went into the archive changes nothing. */
    private static @Nullable NoticeKind told(TrialStatus from, TrialStatus to) {
        return switch (to) {
            case ANNOUNCED -> NoticeKind.TRIAL_ANNOUNCED;
            case OPEN -> NoticeKind.TRIAL_OPENED;
            case REVIEWING -> NoticeKind.TRIAL_CLOSED;
            case PUBLISHED -> NoticeKind.TRIAL_PUBLISHED;
            case CANCELLED -> from == TrialStatus.DRAFT ? null : NoticeKind.TRIAL_CANCELLED;
            case DRAFT, ARCHIVED -> null;
        };
    }

    /** Whoever may know of a trial cannot always look into it. */
    private static String part(NoticeKind kind) {
        return kind == NoticeKind.TRIAL_ANNOUNCED || kind == NoticeKind.TRIAL_CANCELLED ? "join" : "";
    }

    /** Before it is announced, nobody but coordinators knows of it; the announcement then tells all who are invited. */
    @EventListener
    void on(OrganisationInvited invited) {
        Trial trial = trials.byId(invited.trial()).orElseThrow();
        if (trial.status() != TrialStatus.DRAFT) {
            notifications.tell(
                    but(
                            recipients.managers(invited.organisation()),
                            invited.by().account()),
                    Notice.of(NoticeKind.INVITED, trial, "join", "invited:" + trial.id() + ":" + invited.organisation())
                            .ofOrganisation(invited.organisation()));
        }
    }

    @EventListener
    void on(ParticipationChanged changed) {
        Trial trial = trials.byId(changed.trial()).orElseThrow();
        RecipientQueries.Asked asked = queries.asked(changed.participation()).orElseThrow();
        Notice notice = Notice.of(
                        kind(changed.to()),
                        trial,
                        changed.to() == ParticipationStatus.REQUESTED ? "participants" : "join",
                        "participation:" + changed.participation() + ":" + changed.to() + ":" + asked.since())
                .ofOrganisation(changed.organisation())
                .saying(changed.to() == ParticipationStatus.DECLINED ? changed.reason() : asked.called());
        List<Long> people = changed.to() == ParticipationStatus.REQUESTED
                ? recipients.coordinators()
                : recipients.managers(changed.organisation());
        notifications.tell(but(people, changed.by().account()), notice);
        boolean leaves = changed.from() == ParticipationStatus.ACCEPTED && changed.to() != ParticipationStatus.ACCEPTED;
        if (leaves && trial.setup().capacity() != null) {
            notifications.tell(
                    but(recipients.coordinators(), changed.by().account()),
                    Notice.of(
                            NoticeKind.PLACE_FREE,
                            trial,
                            "participants",
                            "place-free:" + changed.participation() + ":" + asked.since()));
        }
    }

    private static NoticeKind kind(ParticipationStatus to) {
        return switch (to) {
            case REQUESTED -> NoticeKind.REGISTRATION_REQUESTED;
            case ACCEPTED -> NoticeKind.REGISTRATION_ACCEPTED;
            case WAITLISTED -> NoticeKind.REGISTRATION_WAITLISTED;
            case DECLINED -> NoticeKind.REGISTRATION_DECLINED;
            case WITHDRAWN -> NoticeKind.REGISTRATION_WITHDRAWN;
        };
    }

    /** Whoever does something knows of it. */
    private static List<Long> but(List<Long> people, @Nullable Long by) {
        return people.stream().filter(p -> !p.equals(by)).toList();
    }
}
