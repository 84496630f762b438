package dev.tessera.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.FilledTrial;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a board or a list asks is answered by indexes: one trial of several, one participation of a trial's many. */
class BoardPlansTest {

    private static FilledTrial filled;

    @BeforeAll
    static void fill() throws SQLException {
        filled = new FilledTrial();
    }

    @AfterAll
    static void close() throws SQLException {
        filled.close();
    }

    @Test
    void a_trial_s_cells_are_read_without_the_other_trials() throws SQLException {
        assertThat(new BoardQueries(filled.queries()).cells(3)).isNotEmpty();
        noTableIsReadThrough();
    }

    @Test
    void a_trial_s_pairs_are_read_without_the_other_cells() throws SQLException {
        assertThat(new BoardQueries(filled.queries()).pairs(3)).isNotEmpty();
        noTableIsReadThrough();
    }

    @Test
    void what_is_to_do_is_found_by_one_s_participations() throws SQLException {
        assertThat(new ToDoQueries(filled.queries()).work(List.of(40L, 41L))).isNotEmpty();
        noTableIsReadThrough();
        assertThat(filled.plan())
                .contains("outcome_subject_asked")
                .contains("outcome_peer_asked")
                .contains("outcome_subject_contested")
                .contains("outcome_peer_contested")
                .contains("report_cell");
    }

    @Test
    void rounds_are_read_without_the_other_trials() throws SQLException {
        assertThat(new RoundQueries(filled.queries()).done(List.of(3L))).isNotEmpty();
        noTableIsReadThrough();
    }

    private static void noTableIsReadThrough() throws SQLException {
        assertThat(filled.plan()).doesNotContain("Seq Scan on outcome").doesNotContain("Seq Scan on report");
    }
}
