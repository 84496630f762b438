package dev.tessera.mail;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done about mail later. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    /** How long it is known who was written to, and about what. */
    private static final Duration KEPT = Duration.ofDays(90);

    @Bean
    Task<Void> deliverMail(Delivery delivery) {
        return Tasks.custom(Delivery.TASK).execute(delivery::deliver);
    }

    @Bean
    Task<Void> forgetMail(MailQueries queries, Clock clock) {
        return Tasks.recurring("forget-mail", Schedules.daily(ZoneOffset.UTC, LocalTime.of(3, 20)))
                .execute((task, context) ->
                        queries.deleteOlderThan(clock.instant().minus(KEPT)));
    }
}
