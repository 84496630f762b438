package dev.tessera.evidence;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done about evidence later, or again and again. */
@Configuration(proxyBeanMethods = false)
class EvidenceTasks {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

    @Bean
    Task<Void> removeAbandonedUploads(AbandonedUploads abandoned) {
        return Tasks.recurring("evidence-abandoned", Schedules.fixedDelay(AN_HOUR))
                .execute((task, context) -> abandoned.remove());
    }

    @Bean
    Task<Void> forgetEvidenceElsewhere(EvidenceQueries queries, EvidenceStores stores) {
        return Tasks.oneTime(BytesLater.FORGET)
                .onFailure(new FailureHandler.ExponentialBackoffFailureHandler<>(FIRST_PAUSE, 2))
                .execute((task, context) -> queries.find(Long.parseLong(task.getId()))
                        .ifPresent(file -> stores.of(file).forget(file)));
    }
}
