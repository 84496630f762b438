package dev.tessera.news;

import dev.tessera.plan.MeetingsChanged;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the people of organisations that their meetings changed. A plan changes often in an afternoon: whoever has been
 * told, has not read it and is still to get a letter about it is not told again.
 */
@Component
class MeetingsAreTold {

    private final Notifications notifications;
    private final NotificationQueries queries;
    private final Recipients recipients;
    private final Trials trials;
    private final Clock clock;

    MeetingsAreTold(
            Notifications notifications,
            NotificationQueries queries,
            Recipients recipients,
            Trials trials,
            Clock clock) {
        this.notifications = notifications;
        this.queries = queries;
        this.recipients = recipients;
        this.trials = trials;
        this.clock = clock;
    }

    @EventListener
    void on(MeetingsChanged changed) {
        Trial trial = trials.byId(changed.trial()).orElseThrow();
        Instant lately = clock.instant().minus(MailTimes.SPAN);
        for (long organisation : changed.organisations()) {
            var waiting = queries.waiting(
                    new NotificationQueries.Matter(NoticeKind.MEETINGS_CHANGED, trial.id(), organisation), lately);
            List<Long> others = recipients.people(organisation).stream()
                    .filter(p -> !waiting.contains(p) && !p.equals(changed.by().account()))
                    .toList();
            notifications.tell(
                    others,
                    Notice.of(NoticeKind.MEETINGS_CHANGED, trial, "meetings", "meetings:" + UUID.randomUUID())
                            .ofOrganisation(organisation));
        }
    }
}
