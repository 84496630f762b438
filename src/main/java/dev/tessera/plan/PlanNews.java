package dev.tessera.plan;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells views on this node that a trial's plan, or the planning of it, is otherwise than before. */
@Component
public class PlanNews {

    /** Ends following. */
    @FunctionalInterface
    public interface Subscription {
        void end();
    }

    private final Map<Long, Set<Runnable>> followers = new ConcurrentHashMap<>();

    /** Runs something whenever a trial's plan has changed. */
    public Subscription follow(long trial, Runnable changed) {
        Set<Runnable> ofTrial = followers.computeIfAbsent(trial, t -> new CopyOnWriteArraySet<>());
        ofTrial.add(changed);
        return () -> ofTrial.remove(changed);
    }

    /** Tells so at once or, in a transaction, when it has committed. */
    void changed(long trial) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            tell(trial);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                tell(trial);
            }
        });
    }

    private void tell(long trial) {
        followers.getOrDefault(trial, Set.of()).forEach(Runnable::run);
    }
}
