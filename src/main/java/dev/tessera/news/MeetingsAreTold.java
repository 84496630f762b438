package dev.tessera.news;

import dev.tessera.plan.MeetingsChanged;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the people of organisations that their meetings changed. A plan changes often in an afternoon: whoever has been
 * told, has not read it and is still to get a letter about it is not told again.
 */
@Component
public class MeetingsAreTold {

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
    void on(MeetingsChanged change) {
        changed(change.trial(), change.organisations());
    }

    /**
     * Tells of changed meetings, in the transaction that changes them.
     *
     * @param organisations those whose meetings were moved, added or taken away
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(long trial, Collection<Long> organisations) {
        Trial of = trials.byId(trial).orElseThrow();
        Instant lately = clock.instant().minus(MailTimes.SPAN);
        for (long organisation : organisations) {
            var waiting = queries.waiting(
                    new NotificationQueries.Matter(NoticeKind.MEETINGS_CHANGED, trial, organisation), lately);
            List<Long> others = recipients.people(organisation).stream()
                    .filter(p -> !waiting.contains(p))
                    .toList();
            notifications.tell(
                    others,
                    Notice.of(NoticeKind.MEETINGS_CHANGED, of, "plan", "meetings:" + UUID.randomUUID())
                            .ofOrganisation(organisation));
        }
    }
}
