package dev.tessera.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.SmallTrial;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses of reports and outcomes, whoever writes. */
class ReportConstraintsTest {

    private static SmallTrial trial;

    @BeforeAll
    static void make() throws SQLException {
        trial = new SmallTrial();
        trial.execute(report("1, 'conformance', 1, null, 'subject', 'passed', null"));
        trial.execute(outcome("1, 'conformance', 1, null, 'passed', null, now(), null, null, null"));
        trial.execute(outcome("2, 'interoperability', 1, 2, 'passed', null, now(), null, null, null"));
    }

    @AfterAll
    static void close() throws SQLException {
        trial.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update report set verdict = 'failed'",
                "update report set notes = 'x' where id = 1",
                "delete from report",
                "truncate report",
                "truncate report cascade",
                "truncate trial_import cascade"
            })
    void a_report_is_never_changed_and_never_deleted(String sql) throws SQLException {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> trial.execute(sql))
                .withMessageContaining("a later report supersedes it");
        assertThat(trial.ask("select verdict from report where notes is null")).isEqualTo("passed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"untested", "inapplicable"})
    void what_was_not_run_needs_a_reason(String verdict) throws SQLException {
        refuses(
                "untested_and_inapplicable_need_a_reason",
                report("1, 'conformance', 1, null, 'subject', '%s', null", verdict));
        refuses(
                "untested_and_inapplicable_need_a_reason",
                outcome("1, 'conformance', 2, null, '%s', null, now(), null, null, null", verdict));
        refuses(
                "untested_and_inapplicable_need_a_reason",
                outcome("2, 'interoperability', 2, 1, null, null, null, '%s', null, now()", verdict));
        trial.execute(report("1, 'conformance', 1, null, 'subject', '%s', 'no_peer'", verdict));
    }

    @ParameterizedTest
    @CsvSource({"conformance,1,2", "interoperability,2,null"})
    void a_peer_is_for_an_interoperability_test_only(String kind, int test, String peer) {
        refuses(
                "a_peer_only_for_an_interoperability_test",
                report("%d, '%s', 1, %s, 'subject', 'passed', null", test, kind, peer));
        refuses(
                "a_peer_only_for_an_interoperability_test",
                outcome("%d, '%s', 1, %s, 'passed', null, now(), null, null, null", test, kind, peer));
    }

    @Test
    void a_test_is_of_the_kind_that_its_report_says() {
        refuses("report_test_case_id_test_kind_fkey", report("1, 'interoperability', 1, 2, 'subject', 'passed', null"));
    }

    @Test
    void a_conformance_test_has_one_side() {
        refuses(
                "only_an_interoperability_test_has_a_second_side",
                report("1, 'conformance', 1, null, 'peer', 'passed', null"));
    }

    @Test
    void a_cell_has_one_outcome_also_where_there_is_no_peer() {
        refuses(
                "no_two_outcomes_for_a_cell",
                outcome("1, 'conformance', 1, null, 'failed', null, now(), null, null, null"));
        refuses(
                "no_two_outcomes_for_a_cell",
                outcome("2, 'interoperability', 1, 2, 'failed', null, now(), null, null, null"));
    }

    @Test
    void an_outcome_is_somebodys_word() {
        refuses("verdict", outcome("2, 'interoperability', 2, 1, null, null, null, null, null, null"));
        refuses(
                "a_verdict_has_its_time",
                outcome("2, 'interoperability', 2, 1, 'passed', null, null, null, null, null"));
    }

    @Test
    void subject_and_peer_take_part_in_the_same_trial() throws SQLException {
        trial.execute("insert into trial (slug, title) values ('second', 'Second')");
        trial.execute(
                "insert into participation (trial_id, product_version_id) select id, 1 from trial where slug = 'second'");
        String stranger =
                trial.ask("select p.id from participation p join trial t on t.id = p.trial_id where slug = 'second'");

        refuses(
                "report_subject_id_trial_id_fkey",
                report("1, 'conformance', %s, null, 'subject', 'passed', null", stranger));
        refuses(
                "report_peer_id_trial_id_fkey",
                report("2, 'interoperability', 1, %s, 'subject', 'passed', null", stranger));
    }

    private static void refuses(String constraint, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> trial.execute(sql))
                .withMessageContaining('"' + constraint + '"');
    }

    private static String report(String values, Object... args) {
        return "insert into report (trial_id, effective_at, recorded_at, test_case_id, test_kind, subject_id, peer_id, side,"
                + " verdict, reason) values (1, now(), now(), " + values.formatted(args) + ")";
    }

    private static String outcome(String values, Object... args) {
        return "insert into outcome (trial_id, test_case_id, test_kind, subject_id, peer_id, subject_verdict,"
                + " subject_reason, subject_at, peer_verdict, peer_reason, peer_at) values (1, "
                + values.formatted(args)
                + ")";
    }
}
