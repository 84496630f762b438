package dev.tessera.live;

import jakarta.annotation.PreDestroy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells every node that something changed, by PostgreSQL's NOTIFY, after the change was committed.
 *
 * <p>A commit that notifies takes a lock on the whole database, so the news of many transactions is put together and
 * sent apart from them. It says what changed and not how; whoever follows it looks again, so a message that is lost
 * costs time and nothing else.
 */
@Component
public class Live {

    private static final Logger log = LoggerFactory.getLogger(Live.class);
    private static final String CHANNEL = "tessera_live";
    private static final Duration TOGETHER = Duration.ofMillis(40);
    private static final Duration LISTEN = Duration.ofSeconds(10);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /** Ends following. */
    @FunctionalInterface
    public interface Subscription {
        void end();
    }

    /** Those of this node who follow a thing, and how often something has been heard of it. */
    private record Followed(Set<Runnable> followers, AtomicLong times) {

        private Followed() {
            this(ConcurrentHashMap.newKeySet(), new AtomicLong());
        }

        private void tell() {
            // First the number: whoever looks because of this news must not be given what was found before it.
            times.incrementAndGet();
            for (Runnable follower : followers) {
                try {
                    follower.run();
                } catch (RuntimeException e) {
                    log.warn("A follower of what changed failed", e);
                }
            }
        }
    }

    private final DataSource database;
    private final Map<String, Followed> followed = new ConcurrentHashMap<>();
    private final Set<String> untold = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live").factory());
    private final ExecutorService listener = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("live-listener").factory());
    private volatile boolean ended;

    Live(DataSource database) {
        this.database = database;
    }

    /** Runs something whenever a thing has changed, on this node or another. */
    public Subscription follow(String thing, Runnable changed) {
        followed.compute(thing, (t, before) -> {
            Followed all = before == null ? new Followed() : before;
            all.followers().add(changed);
            return all;
        });
        return () -> followed.computeIfPresent(thing, (t, all) -> {
            all.followers().remove(changed);
            return all.followers().isEmpty() ? null : all;
        });
    }

    /**
     * How often something has been heard of a thing since somebody on this node began to follow it: what was looked up
     * because of one piece of news serves all who hear of it. Nothing where nobody follows it.
     */
    public OptionalLong times(String thing) {
        Followed all = followed.get(thing);
        return all == null ? OptionalLong.empty() : OptionalLong.of(all.times().get());
    }

    /** Tells all nodes, once the caller's transaction has committed; at once where there is none. */
    public void changed(String thing) {
        changed(List.of(thing));
    }

    /** The same, of several things at once. */
    public void changed(Collection<String> things) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    soon(things);
                }
            });
        } else {
            soon(things);
        }
    }

    private void soon(Collection<String> things) {
        if (untold.addAll(things)) {
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
        Set<String> things = Set.copyOf(untold);
        untold.removeAll(things);
        if (things.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                var notify = connection.prepareStatement("select pg_notify(?, thing) from unnest(?) thing")) {
            notify.setString(1, CHANNEL);
            notify.setArray(2, connection.createArrayOf("text", things.toArray()));
            notify.execute();
        } catch (SQLException e) {
            log.warn("News of {} things could not be sent: {}", things.size(), e.getMessage());
        }
    }

    private void listenUntilEnded() {
        while (!ended) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                // What was missed while nobody listened is looked at now.
                followed.values().forEach(Followed::tell);
                hear(connection.unwrap(PGConnection.class));
            } catch (SQLException e) {
                if (!ended) {
                    log.warn("What changed is not heard: {}. Trying again.", e.getMessage());
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
                    Followed all = followed.get(news.getParameter());
                    if (all != null) {
                        all.tell();
                    }
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
}
