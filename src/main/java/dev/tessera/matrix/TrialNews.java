package dev.tessera.matrix;

import dev.tessera.live.Live;
import dev.tessera.result.TrialChanged;
import dev.tessera.trial.ParticipationChanged;
import dev.tessera.trial.TrialMoved;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells whoever follows a trial, on any node, that its outcomes changed. The news says which trial only: a follower
 * fetches what changed since its own snapshot.
 */
@Component
public class TrialNews {

    /** Ends following. */
    @FunctionalInterface
    public interface Subscription {
        void end();
    }

    private static final Logger log = LoggerFactory.getLogger(TrialNews.class);

    /** Those of this node who follow a trial, and how often something has been heard of it. */
    private static final class Heard {

        private final Set<Runnable> followers = ConcurrentHashMap.newKeySet();
        private final AtomicLong times = new AtomicLong();
        private Live.@Nullable Subscription subscription;

        private void tell() {
            // First the number: whoever looks because of this news must not be given what was found before it.
            times.incrementAndGet();
            for (Runnable follower : followers) {
                try {
                    follower.run();
                } catch (RuntimeException e) {
                    log.warn("A follower of a trial failed", e);
                }
            }
        }
    }

    private final Live live;
    private final Map<Long, Heard> heard = new ConcurrentHashMap<>();

    TrialNews(Live live) {
        this.live = live;
    }

    /** Runs something whenever outcomes of a trial, its participants or its phase have changed, on this node or another. */
    public Subscription follow(long trial, Runnable changed) {
        heard.compute(trial, (id, before) -> {
            Heard here = before == null ? new Heard() : before;
            here.followers.add(changed);
            if (here.subscription == null) {
                here.subscription = live.follow(outcomes(id), here::tell);
            }
            return here;
        });
        return () -> heard.computeIfPresent(trial, (id, here) -> {
            here.followers.remove(changed);
            if (!here.followers.isEmpty()) {
                return here;
            }
            Objects.requireNonNull(here.subscription).end();
            return null;
        });
    }

    /**
     * How often something has been heard of a trial since somebody on this node began to follow it: what was looked up
     * because of one piece of news serves all who hear of it. Nothing where nobody follows it.
     */
    OptionalLong times(long trial) {
        Heard here = heard.get(trial);
        return here == null ? OptionalLong.empty() : OptionalLong.of(here.times.get());
    }

    @EventListener
    void on(TrialChanged change) {
        live.changed(outcomes(change.trial()));
    }

    @EventListener
    void on(ParticipationChanged change) {
        live.changed(outcomes(change.trial()));
    }

    @EventListener
    void on(TrialMoved change) {
        live.changed(outcomes(change.trial()));
    }

    private static String outcomes(long trial) {
        return "outcomes/" + trial;
    }
}
