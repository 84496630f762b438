package dev.tessera.plan;

import dev.tessera.live.Live;
import org.springframework.stereotype.Component;

/**
 * Tells views, on any node, that a trial's plan is otherwise than before; those of the node that plans also how far it
 * is.
 */
@Component
public class PlanNews {

    private final Live live;

    PlanNews(Live live) {
        this.live = live;
    }

    /** Runs something whenever a trial's plan has changed. */
    public Live.Subscription follow(long trial, Runnable changed) {
        return live.follow(plan(trial), changed);
    }

    /** Tells so, once the caller's transaction has committed. */
    void changed(long trial) {
        live.changed(plan(trial));
    }

    private static String plan(long trial) {
        return "plan/" + trial;
    }
}
