package dev.tessera.matrix;

import dev.tessera.live.Live;
import dev.tessera.result.TrialChanged;
import dev.tessera.trial.ParticipationChanged;
import dev.tessera.trial.TrialMoved;
import java.util.OptionalLong;
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

    private final Live live;

    TrialNews(Live live) {
        this.live = live;
    }

    /** Runs something whenever outcomes of a trial, its participants or its phase have changed, on this node or another. */
    public Subscription follow(long trial, Runnable changed) {
        return live.follow(outcomes(trial), changed)::end;
    }

    /** How often something has been heard of a trial, as {@link Live#times} says it. */
    OptionalLong times(long trial) {
        return live.times(outcomes(trial));
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
