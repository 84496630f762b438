package dev.tessera.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.FilledTrial;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is asked of one trial's matrix is answered by the index that is meant for it, not by reading all trials. */
class MatrixPlansTest {

    private static FilledTrial filled;
    private static MatrixQueries queries;

    @BeforeAll
    static void fill() throws SQLException {
        filled = new FilledTrial();
        queries = new MatrixQueries(filled.queries());
    }

    @AfterAll
    static void close() throws SQLException {
        filled.close();
    }

    @Test
    void letters_come_in_the_cells_own_order() throws SQLException {
        assertThat(queries.letters(3, 32, null)).isNotEmpty();
        answeredBy("no_two_outcomes_for_a_cell");
    }

    @Test
    void marks_are_found_apart_from_the_letters() throws SQLException {
        assertThat(queries.marks(3, null)).isNotEmpty();
        answeredBy("outcome_marked");
    }

    @Test
    void whether_anything_changed_is_one_look() throws SQLException {
        assertThat(queries.changedSince(3, queries.snapshot()).cells()).isFalse();
        answeredBy("outcome_changed");
    }

    @Test
    void what_changed_is_found_by_its_transaction() throws SQLException {
        assertThat(queries.touchedSince(3, queries.snapshot())).isEmpty();
        answeredBy("outcome_changed");
    }

    @Test
    void pairs_are_found_apart_from_the_other_cells() throws SQLException {
        assertThat(queries.pairs(3, null, null)).isNotEmpty();
        answeredBy("outcome_peer");
    }

    @Test
    void the_pairs_of_one_test_are_found_by_it() throws SQLException {
        assertThat(queries.met(3, Set.of(2L), null, false, null)).isNotEmpty();
        answeredBy("no_two_outcomes_for_a_cell", "outcome_peer");
    }

    private static void answeredBy(String... indexes) throws SQLException {
        String plan = filled.plan();
        assertThat(List.of(indexes)).as(plan).anyMatch(plan::contains);
        assertThat(plan).doesNotContain("Seq Scan on outcome");
    }
}
