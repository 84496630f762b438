package dev.tessera.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.FilledTrial;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialSetup;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The queue of one trial costs nothing for the results of others. */
class QueuePlansTest {

    @Test
    void a_trials_queue_is_found_by_the_trial() throws SQLException {
        try (FilledTrial filled = new FilledTrial()) {
            QueueQueries queries = new QueueQueries(filled.queries());
            List<QueueQueries.Waiting> found = queries.page(
                    trial(TrialStatus.REVIEWING),
                    List.of(3L),
                    new QueueQueries.Eyes(1, List.of(1L)),
                    new QueueQueries.Asked(List.of(3L, 4L, 5L), null, null, false),
                    Instant.now(),
                    0);

            assertThat(found).hasSize(ReviewQueue.PAGE);
            assertThat(filled.plan())
                    .contains("no_two_outcomes_for_a_cell")
                    .doesNotContain("Seq Scan on outcome", "Seq Scan on report");
        }
    }

    private static Trial trial(TrialStatus status) {
        return new Trial(
                1,
                "trial",
                "Trial",
                null,
                status,
                Visibility.OPEN,
                TrialSetup.USUAL,
                List.of(),
                null,
                false,
                Set.of(),
                Set.of());
    }
}
