package dev.tessera.news;

import dev.tessera.result.Decision;
import dev.tessera.review.AppealChanged;
import dev.tessera.review.AppealState;
import dev.tessera.review.CellDecided;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells organisations what reviewers decided against them, and of appeals. A reviewer goes through many results in an
 * hour: whoever has been told, has not read it and is still to get a letter about it is not told again.
 */
@Component
class ReviewsAreTold {

    private final Notifications notifications;
    private final NotificationQueries queries;
    private final Recipients recipients;
    private final Trials trials;
    private final Clock clock;

    ReviewsAreTold(
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
    void on(CellDecided decided) {
        if (decided.decision() == Decision.VERIFIED) {
            return;
        }
        NoticeKind kind = decided.decision() == Decision.RETURNED ? NoticeKind.RETURNED : NoticeKind.OVERRULED;
        Trial trial = trials.byId(decided.trial()).orElseThrow();
        Instant lately = clock.instant().minus(MailTimes.SPAN);
        for (long organisation : decided.organisations()) {
            Set<Long> waiting =
                    Set.copyOf(queries.waiting(new NotificationQueries.Matter(kind, trial.id(), organisation), lately));
            List<Long> others = recipients.people(organisation).stream()
                    .filter(p -> !waiting.contains(p))
                    .toList();
            notifications.tell(
                    others,
                    Notice.of(kind, trial, "record", "review:" + UUID.randomUUID())
                            .ofOrganisation(organisation));
        }
    }

    @EventListener
    void on(AppealChanged changed) {
        Trial trial = trials.byId(changed.trial()).orElseThrow();
        String key = "appeal:" + changed.appeal() + ":" + changed.to();
        if (changed.to() == AppealState.OPEN) {
            Set<Long> sides = Set.copyOf(changed.organisations().stream()
                    .flatMap(o -> recipients.people(o).stream())
                    .toList());
            notifications.tell(
                    recipients.reviewers(trial.id()).stream()
                            .filter(r -> !sides.contains(r))
                            .toList(),
                    Notice.of(NoticeKind.APPEALED, trial, "review", key)
                            .ofOrganisation(changed.appellant())
                            .saying(changed.answer()));
        } else if (changed.to() != AppealState.WITHDRAWN) {
            for (long organisation : changed.organisations()) {
                notifications.tell(
                        recipients.people(organisation),
                        Notice.of(NoticeKind.APPEAL_DECIDED, trial, "record", key + ":" + organisation)
                                .ofOrganisation(organisation)
                                .saying(changed.to().name().toLowerCase(Locale.ROOT)));
            }
        }
    }
}
