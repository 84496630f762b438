package dev.tessera.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.FilledTrial;
import dev.tessera.specification.TestKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A report costs the same whatever lies in the tables already. */
class ReportPlansTest {

    private static FilledTrial filled;
    private static ReportQueries queries;

    @BeforeAll
    static void fill() throws SQLException {
        filled = new FilledTrial();
        queries = new ReportQueries(filled.queries());
    }

    @AfterAll
    static void close() throws SQLException {
        filled.close();
    }

    @Test
    void appending_finds_its_cell_by_the_rule_that_there_is_one() throws SQLException {
        queries.append(
                1,
                List.of(new NewReport(
                        1,
                        TestKind.CONFORMANCE,
                        1,
                        null,
                        Side.SUBJECT,
                        Verdict.PASSED,
                        null,
                        null,
                        null,
                        Instant.now(),
                        null)),
                Instant.now(),
                null,
                null);

        assertThat(filled.plan())
                .contains("Conflict Arbiter Indexes: no_two_outcomes_for_a_cell")
                .doesNotContain("Scan on outcome", "Scan on report");
    }

    @Test
    void a_cell_and_its_story_are_found_by_the_cell() throws SQLException {
        assertThat(queries.outcome(1, 3, 1, null)).isPresent();
        assertThat(filled.plan()).contains("no_two_outcomes_for_a_cell").doesNotContain("Seq Scan on outcome");

        assertThat(queries.story(1, 3, 1, null, side -> "Org")).hasSize(1);
        assertThat(filled.plan()).contains("report_cell").doesNotContain("Seq Scan on report");
    }

    @Test
    void what_a_few_subjects_said_is_found_by_them() throws SQLException {
        assertThat(queries.reports(1, List.of(1L, 2L))).isNotEmpty();
        assertThat(filled.plan()).contains("report_cell").doesNotContain("Seq Scan on report");
    }
}
