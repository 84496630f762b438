package dev.tessera.news;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done about news again and again. */
@Configuration(proxyBeanMethods = false)
class NewsTasks {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration A_QUARTER = Duration.ofMinutes(15);
    private static final Duration A_YEAR = Duration.ofDays(366);

    @Bean
    Task<Void> writeNewsLetters(NewsLetters letters) {
        return Tasks.recurring("news-letters", Schedules.fixedDelay(A_MINUTE))
                .execute((task, context) -> letters.write());
    }

    @Bean
    Task<Void> tellOfResults(ResultNews results) {
        return Tasks.recurring("news-of-results", Schedules.fixedDelay(A_MINUTE))
                .execute((task, context) -> results.look());
    }

    @Bean
    Task<Void> tellOfDeadlines(Deadlines deadlines) {
        return Tasks.recurring("news-of-deadlines", Schedules.fixedDelay(A_QUARTER))
                .execute((task, context) -> deadlines.look());
    }

    /** What is older than a year is no news; nobody is told of it again, for nothing that long ago is told any more. */
    @Bean
    Task<Void> forgetNews(NotificationQueries notifications, UnsubscriptionQueries unsubscriptions, Clock clock) {
        return Tasks.recurring("forget-news", Schedules.daily(ZoneOffset.UTC, LocalTime.of(3, 40)))
                .execute((task, context) -> {
                    notifications.deleteOlderThan(clock.instant().minus(A_YEAR));
                    unsubscriptions.deleteOlderThan(clock.instant().minus(A_YEAR));
                });
    }
}
