package dev.tessera.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.SmallTrial;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a release would make stale: outcomes of the touched tests in every trial, and nothing twice. */
class StaleConsequencesTest {

    private SmallTrial trial;
    private StaleConsequenceQueries queries;
    private long conformance;
    private long interoperability;

    @BeforeEach
    void a_trial_with_outcomes() throws SQLException {
        trial = new SmallTrial();
        queries = new StaleConsequenceQueries(trial.queries());
        trial.execute("""
                insert into trial (slug, title) values ('empty', 'Nothing was reported');
                insert into trial_specification (trial_id, specification_version_id, revision_id) values (2, 1, 1);
                insert into outcome (trial_id, test_case_id, test_kind, subject_id, subject_verdict, subject_at)
                  values (1, 1, 'conformance', 1, 'passed', now()), (1, 1, 'conformance', 2, 'failed', now());
                insert into outcome (trial_id, test_case_id, test_kind, subject_id, peer_id, subject_verdict, subject_at)
                  values (1, 2, 'interoperability', 1, 2, 'passed', now());
                """);
        conformance = lineage(1);
        interoperability = lineage(2);
    }

    @AfterEach
    void close() throws SQLException {
        trial.close();
    }

    @Test
    void outcomes_of_the_touched_tests_are_counted_by_trial() {
        assertThat(queries.touched(1, List.of(conformance)))
                .containsExactly(new StaleConsequences.Touched("trial", "Trial", 1, 2));
        assertThat(queries.touched(1, List.of(conformance, interoperability)))
                .containsExactly(new StaleConsequences.Touched("trial", "Trial", 2, 3));
    }

    @Test
    void what_is_stale_already_is_no_consequence_of_this_release() throws SQLException {
        trial.execute("""
                insert into test_suite_revision (specification_version_id, number, released_at) values (1, 2, now());
                insert into stale_test_case (test_case_id, change, revision_id) values (1, 'changed', 2);
                """);

        assertThat(queries.touched(1, List.of(conformance, interoperability)))
                .containsExactly(new StaleConsequences.Touched("trial", "Trial", 1, 1));
    }

    @Test
    void tests_of_other_specifications_are_left_alone() {
        assertThat(queries.touched(2, List.of(conformance))).isEmpty();
        assertThat(queries.touched(1, List.of(987_654L))).isEmpty();
    }

    private long lineage(int testCase) throws SQLException {
        return Long.parseLong(trial.ask("select lineage from test_case where id = " + testCase));
    }
}
