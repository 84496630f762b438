package dev.tessera.specification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.tessera.SmallTrial;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A revision that an opened trial uses: the database itself holds it still. */
class FrozenSuiteTest {

    private static SmallTrial trial;

    @BeforeAll
    static void make() throws SQLException {
        trial = new SmallTrial();
        trial.execute("insert into test_suite_revision (specification_version_id, number) values (1, 2)");
        trial.execute(
                "insert into test_case (revision_id, specification_version_id, ordinal, key, title) values (2, 1, 1, 'd', 'D')");
        trial.execute("update test_suite_revision set frozen_at = now(), released_at = now() where number = 1");
    }

    @AfterAll
    static void close() throws SQLException {
        trial.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into test_case (revision_id, specification_version_id, ordinal, key, title) values (1, 1, 9, 'x', 'X')",
                "update test_case set title = 'Easier' where key = 'c'",
                "update test_case set revision_id = 2, ordinal = 9 where key = 'c'",
                "update test_case set revision_id = 1, ordinal = 9 where key = 'd'",
                "delete from test_case where key = 'c'"
            })
    void its_test_cases_stay_as_they_are(String sql) throws SQLException {
        String before = trial.ask("select string_agg(c::text, '' order by id) from test_case c");

        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> trial.execute(sql))
                .withMessageContaining("A revision that an opened trial uses never changes");

        assertThat(trial.ask("select string_agg(c::text, '' order by id) from test_case c"))
                .isEqualTo(before);
    }

    @Test
    void another_revision_may_still_change() {
        assertThatNoException()
                .isThrownBy(() -> trial.execute("update test_case set title = 'Better' where key = 'd'"));
    }
}
