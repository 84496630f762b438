package dev.tessera.later;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** One scheduler for all features' tasks. It begins when the server is ready, and ends before the database does. */
@Configuration(proxyBeanMethods = false)
class LaterConfiguration {

    /** A node that was killed is missed after six of these. */
    private static final Duration HEARTBEAT = Duration.ofMinutes(1);

    private static final Duration LAST_CALL = Duration.ofSeconds(10);
    private static final int THREADS = 4;

    @Bean(destroyMethod = "stop")
    Scheduler scheduler(
            DataSource dataSource,
            List<Task<?>> tasks,
            Clock clock,
            @Value("${tessera.repeated-work:true}") boolean repeats) {
        List<Task<?>> asked = new ArrayList<>();
        // These begin by themselves, unless other nodes are there for them.
        List<RecurringTask<?>> recurring = new ArrayList<>();
        for (Task<?> task : tasks) {
            if (!(task instanceof RecurringTask<?> one)) {
                asked.add(task);
            } else if (repeats) {
                recurring.add(one);
            }
        }
        return Scheduler.create(new TransactionAwareDataSourceProxy(dataSource), asked)
                .startTasks(recurring)
                .threads(THREADS)
                // Each node takes what no other has locked.
                .pollUsingLockAndFetch(0.5, 4)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(LAST_CALL)
                .failureLogging(LogLevel.ERROR, true)
                .clock(clock::instant)
                .build();
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        event.getApplicationContext().getBean(Scheduler.class).start();
    }
}
