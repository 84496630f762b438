package dev.tessera.later;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Asks for work to be done later, in the caller's transaction: if that is rolled back, nothing was asked for.
 *
 * <p>The work itself is a bean of the type {@link com.github.kagkarlsson.scheduler.task.Task}, made by {@code Tasks};
 * every such bean takes part. An instance carries the id of what it works on, and no data.
 */
@Service
public class Later {

    private final SchedulerClient client;
    private final ObjectProvider<Scheduler> scheduler;
    private final Clock clock;

    Later(DataSource dataSource, ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.client = SchedulerClient.Builder.create(new TransactionAwareDataSourceProxy(dataSource))
                .build();
        // Tasks may use whoever uses this, so the scheduler that has all of them is looked up when it is needed.
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /** As soon as the transaction has committed. Asking again for what is still to be done changes nothing. */
    public void soon(TaskInstance<?> work) {
        at(clock.instant(), work);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    look();
                }
            });
        } else {
            look();
        }
    }

    /** Not before this moment. Asking again for what is still to be done changes nothing. */
    public void at(Instant when, TaskInstance<?> work) {
        client.scheduleIfNotExists(work, when);
    }

    private void look() {
        scheduler.ifAvailable(Scheduler::triggerCheckForDueExecutions);
    }
}
