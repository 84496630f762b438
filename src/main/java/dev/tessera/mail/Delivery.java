package dev.tessera.mail;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.tessera.later.Later;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/** Takes letters from the outbox to the mail server: one node each letter, again while the server is away. */
@Component
class Delivery {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("mail");
    static final Duration PATIENCE = Duration.ofDays(3);

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    private final MailQueries queries;
    private final Smtp smtp;
    private final Later later;
    private final Clock clock;

    Delivery(MailQueries queries, Smtp smtp, Later later, Clock clock) {
        this.queries = queries;
        this.smtp = smtp;
        this.later = later;
        this.clock = clock;
    }

    /** The task of delivering one letter. */
    static TaskInstance<Void> of(long letter) {
        return TASK.instance(Long.toString(letter)).build();
    }

    /** Letters that were written while no mail server was configured. */
    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        if (smtp.isConfigured()) {
            queries.waiting().forEach(letter -> later.soon(of(letter)));
        }
    }

    CompletionHandler<Void> deliver(TaskInstance<Void> task, ExecutionContext context) {
        Posted letter = queries.find(Long.parseLong(task.getId())).orElse(null);
        // Without a text it was sent or given up.
        if (letter == null || letter.text() == null || !smtp.isConfigured()) {
            return new CompletionHandler.OnCompleteRemove<>();
        }
        if (isTooLate(letter, clock.instant())) {
            return giveUp(letter);
        }
        try {
            smtp.send(letter);
        } catch (MailException e) {
            return failed(letter, e);
        } catch (MessagingException e) {
            queries.failed(letter.id(), reason(e));
            return giveUp(letter);
        }
        queries.sent(letter.id(), clock.instant());
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private CompletionHandler<Void> failed(Posted letter, MailException failure) {
        String reason = reason(failure);
        queries.failed(letter.id(), reason);
        Instant next = clock.instant().plus(pause(letter.attempts()));
        if (isTooLate(letter, next)) {
            return giveUp(letter);
        }
        log.warn("Letter {} could not be sent and is tried again at {}: {}", letter.id(), next, reason);
        return (complete, operations) -> operations.reschedule(complete, next);
    }

    private CompletionHandler<Void> giveUp(Posted letter) {
        queries.givenUp(letter.id(), clock.instant());
        log.error("Letter {} is given up: the table mail has the last error.", letter.id());
        return new CompletionHandler.OnCompleteRemove<>();
    }

    private static boolean isTooLate(Posted letter, Instant now) {
        return now.isAfter(letter.createdAt().plus(PATIENCE));
    }

    /** Twice as long after each attempt in vain. */
    static Duration pause(int attemptsBefore) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attemptsBefore, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** The innermost words say most: the outer ones are that mail could not be sent. */
    private static String reason(Exception failure) {
        Throwable inner = failure;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner.getClass().getSimpleName() + ": " + inner.getMessage();
    }
}
