package dev.tessera.matrix;

import dev.tessera.result.TrialChanged;
import dev.tessera.trial.ParticipationChanged;
import dev.tessera.trial.TrialMoved;
import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells every node that a trial's outcomes changed, by PostgreSQL's NOTIFY, after the change was committed.
 *
 * <p>A commit that notifies takes a lock on the whole database, so the news of many reports is put together and sent
 * apart from them. The news says which trial only; whoever follows it fetches what changed since its own snapshot,
 * so a message that is lost costs time and nothing else.
 */
@Component
public class TrialNews {

    private static final Logger log = LoggerFactory.getLogger(TrialNews.class);
    private static final String CHANNEL = "tessera_trial";
    private static final Duration TOGETHER = Duration.ofMillis(40);
    private static final Duration LISTEN = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /** Ends following. */
    @FunctionalInterface
    public interface Subscription {
        void end();
    }

    private final DataSource database;
    private final Map<Long, Set<Runnable>> followers = new ConcurrentHashMap<>();
    private final Set<Long> untold = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("trial-news").factory());
    private final ExecutorService listener = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("trial-news-listener").factory());
    private volatile boolean ended;

    TrialNews(DataSource database) {
        this.database = database;
    }

    /** Runs something whenever outcomes of a trial, its participants or its phase have changed, on this node or another. */
    public Subscription follow(long trial, Runnable changed) {
        Set<Runnable> ofTrial = followers.computeIfAbsent(trial, t -> new CopyOnWriteArraySet<>());
        ofTrial.add(changed);
        return () -> ofTrial.remove(changed);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void committed(TrialChanged change) {
        tell(change.trial());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void committed(ParticipationChanged change) {
        tell(change.trial());
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void committed(TrialMoved change) {
        tell(change.trial());
    }

    private void tell(long trial) {
        if (untold.add(trial)) {
            sender.schedule(this::send, TOGETHER.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void listen() {
        listener.execute(this::listenUntilEnded);
    }

    @PreDestroy
    void end() {
        ended = true;
        sender.shutdownNow();
        listener.shutdownNow();
    }

    private void send() {
        Set<Long> trials = Set.copyOf(untold);
        untold.removeAll(trials);
        if (trials.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                var notify = connection.prepareStatement("select pg_notify(?, ?)")) {
            for (Long trial : trials) {
                notify.setString(1, CHANNEL);
                notify.setString(2, trial.toString());
                notify.execute();
            }
        } catch (SQLException e) {
            log.warn("News of {} trials could not be sent: {}", trials.size(), e.getMessage());
        }
    }

    private void listenUntilEnded() {
        while (!ended) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                // What was missed while nobody listened is fetched now.
                followers.values().forEach(TrialNews::tell);
                hear(connection.unwrap(PGConnection.class));
            } catch (SQLException e) {
                if (!ended) {
                    log.warn("News of trials is not heard: {}. Trying again.", e.getMessage());
                    rest();
                }
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (!ended) {
            PGNotification[] heard = connection.getNotifications(Math.toIntExact(LISTEN.toMillis()));
            if (heard != null) {
                for (PGNotification news : heard) {
                    tell(followers.getOrDefault(Long.valueOf(news.getParameter()), Set.of()));
                }
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tell(Set<Runnable> followers) {
        for (Runnable follower : followers) {
            try {
                follower.run();
            } catch (RuntimeException e) {
                log.warn("A follower of a trial failed", e);
            }
        }
    }
}
