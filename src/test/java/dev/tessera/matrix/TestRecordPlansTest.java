package dev.tessera.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.FilledTrial;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How a test went is found by its own cells, not among all that was reported in the trials that have it. */
class TestRecordPlansTest {

    private static FilledTrial filled;
    private static TestRecordQueries queries;
    private static long lineage;

    @BeforeAll
    static void fill() throws SQLException {
        filled = new FilledTrial();
        queries = new TestRecordQueries(filled.queries());
        try (Statement statement = filled.connection().createStatement()) {
            statement.execute("insert into trial_specification (trial_id, specification_version_id, revision_id)"
                    + " select id, 1, 1 from trial on conflict do nothing");
            // One in a hundred did not pass, and says why.
            statement.execute(
                    "insert into report (trial_id, test_case_id, test_kind, subject_id, peer_id, side, verdict,"
                            + " notes, effective_at, recorded_at) select trial_id, test_case_id, test_kind, subject_id, peer_id,"
                            + " 'subject', 'failed', 'No answer', subject_at, subject_at from outcome where test_case_id % 100 = 7");
            statement.execute("vacuum analyze");
            try (ResultSet answer = statement.executeQuery("select lineage from test_case where id = 7")) {
                answer.next();
                lineage = answer.getLong(1);
            }
        }
    }

    @AfterAll
    static void close() throws SQLException {
        filled.close();
    }

    @Test
    void its_outcomes_are_counted_by_the_cells_index() throws SQLException {
        assertThat(queries.trials(lineage, List.of(3L, 4L))).hasSize(2);
        assertThat(filled.plan()).contains("no_two_outcomes_for_a_cell").doesNotContain("Seq Scan on outcome");
    }

    @Test
    void what_was_written_about_it_is_found_by_its_cells() throws SQLException {
        assertThat(queries.remarks(lineage, List.of(3L, 4L))).hasSize(50);
        assertThat(filled.plan())
                .contains("report_cell", "no_two_outcomes_for_a_cell")
                .doesNotContain("Seq Scan on report", "Seq Scan on outcome");
    }
}
