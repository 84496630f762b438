package dev.tessera.news;

import dev.tessera.board.ToDos;
import dev.tessera.trial.Phases;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells of dates before they come, those who have something to do: a week and a day before, by the venue's calendar; and
 * coordinators, on the day on which a trial is due to go on. Each is told once of each date, however often one looks.
 */
@Component
class Deadlines {

    private static final Logger log = LoggerFactory.getLogger(Deadlines.class);
    private static final long A_WEEK = 7;

    /** Nobody wants to hear of a day at its midnight. */
    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final DeadlineQueries queries;
    private final Notifications notifications;
    private final Recipients recipients;
    private final Trials trials;
    private final ToDos toDos;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Deadlines(
            DeadlineQueries queries,
            Notifications notifications,
            Recipients recipients,
            Trials trials,
            ToDos toDos,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.queries = queries;
        this.notifications = notifications;
        this.recipients = recipients;
        this.trials = trials;
        this.toDos = toDos;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Looks at the dates of all trials that have some ahead. */
    void look() {
        for (Trial trial : trials.byIds(queries.ahead())) {
            try {
                transaction.executeWithoutResult(status -> look(trial));
            } catch (RuntimeException e) {
                log.error("The dates of trial {} could not be told; it is tried again", trial.slug(), e);
            }
        }
    }

    private void look(Trial trial) {
        LocalDate today = today(trial);
        Phases phases = trial.setup().phases();
        switch (trial.status()) {
            case ANNOUNCED -> {
                registrationCloses(trial, phases.registrationClosesOn(), today);
                due(trial, "opens", phases.opensOn(), today);
            }
            case OPEN -> {
                registrationCloses(trial, phases.registrationClosesOn(), today);
                closes(trial, phases.closesOn(), today);
                due(trial, "closes", phases.closesOn(), today);
            }
            case REVIEWING -> {
                due(trial, "review", phases.reviewClosesOn(), today);
                due(trial, "publishes", phases.publishesOn(), today);
            }
            case DRAFT, PUBLISHED, ARCHIVED, CANCELLED -> {}
        }
    }

    private LocalDate today(Trial trial) {
        ZonedDateTime there = clock.instant().atZone(trial.setup().zone());
        return there.toLocalTime().isBefore(MORNING) ? there.toLocalDate().minusDays(1) : there.toLocalDate();
    }

    private void registrationCloses(Trial trial, @Nullable LocalDate day, LocalDate today) {
        String stage = day == null ? null : stage(day, today);
        if (day == null || stage == null) {
            return;
        }
        Notice notice = Notice.of(
                        NoticeKind.REGISTRATION_CLOSES,
                        trial,
                        "join",
                        "registration-closes:" + trial.id() + ":" + day + ":" + stage)
                .on(day);
        for (long organisation : queries.notRegistered(trial.id())) {
            notifications.tell(recipients.managers(organisation), notice);
        }
    }

    private void closes(Trial trial, @Nullable LocalDate day, LocalDate today) {
        String stage = day == null ? null : stage(day, today);
        if (day == null || stage == null || trial.status() != TrialStatus.OPEN) {
            return;
        }
        for (long organisation : toDos.unfinished(trial)) {
            String key = "trial-closes:" + trial.id() + ":" + day + ":" + stage + ":" + organisation;
            notifications.tell(
                    recipients.people(organisation),
                    Notice.of(NoticeKind.TRIAL_CLOSES, trial, "record", key)
                            .ofOrganisation(organisation)
                            .on(day));
        }
    }

    /** Which of the two times it is to tell of a day ahead; none: not yet, or it is over. */
    private static @Nullable String stage(LocalDate day, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, day);
        return days < 0 || days > A_WEEK ? null : days <= 1 ? "day" : "week";
    }

    /** A trial goes on when a coordinator says so; whoever runs it is reminded on the day, or soon after. */
    private void due(Trial trial, String phase, @Nullable LocalDate day, LocalDate today) {
        if (day == null || today.isBefore(day) || today.isAfter(day.plusDays(A_WEEK))) {
            return;
        }
        notifications.tell(
                recipients.coordinators(),
                Notice.of(NoticeKind.PHASE_DUE, trial, "setup", "due:" + trial.id() + ":" + phase + ":" + day)
                        .saying(phase)
                        .on(day));
    }
}
