package dev.tessera.news;

import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells organisations what the other side of their meetings reported, and what is disputed since. It looks at what
 * changed once in a while, so that recording costs nothing more; in each trial it tells at most once an hour, what came
 * meanwhile in one notice.
 */
@Component
class ResultNews {

    private static final Logger log = LoggerFactory.getLogger(ResultNews.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final ResultNewsQueries queries;
    private final Notifications notifications;
    private final Recipients recipients;
    private final Trials trials;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ResultNews(
            ResultNewsQueries queries,
            Notifications notifications,
            Recipients recipients,
            Trials trials,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.queries = queries;
        this.notifications = notifications;
        this.recipients = recipients;
        this.trials = trials;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Looks at all trials that run; what fails in one keeps none of the others waiting. */
    void look() {
        for (long trial : queries.running()) {
            try {
                transaction.executeWithoutResult(status -> look(trial));
            } catch (RuntimeException e) {
                log.error("What was reported in trial {} could not be told; it is tried again", trial, e);
            }
        }
    }

    private void look(long id) {
        Instant now = clock.instant();
        ResultNewsQueries.Seen seen = queries.lock(id).orElse(null);
        if (seen == null || (seen.toldAt() != null && now.isBefore(seen.toldAt().plus(PAUSE)))) {
            return;
        }
        ResultNewsQueries.Changes found = queries.changes(id, seen.snapshot());
        if (found.changes().isEmpty()) {
            queries.seen(id, found.snapshot(), seen.toldAt());
            return;
        }
        Trial trial = trials.byId(id).orElseThrow();
        for (ResultNewsQueries.Change change : found.changes()) {
            tell(trial, NoticeKind.TO_ANSWER, change.organisation(), change.toAnswer(), found.snapshot());
            tell(trial, NoticeKind.DISPUTED, change.organisation(), change.disputed(), found.snapshot());
        }
        queries.seen(id, found.snapshot(), now);
    }

    private void tell(Trial trial, NoticeKind kind, long organisation, int count, String snapshot) {
        if (count > 0) {
            String key = kind + ":" + trial.id() + ":" + organisation + ":" + snapshot.split(":", 3)[1];
            notifications.tell(
                    recipients.people(organisation),
                    Notice.of(kind, trial, "record", key)
                            .ofOrganisation(organisation)
                            .counting(count));
        }
    }
}
