package dev.tessera.common;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.SmallTrial;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and addresses that no service lets through are refused by the database too. */
class NamesInDatabaseTest {

    private static SmallTrial trial;

    @BeforeAll
    static void make() throws SQLException {
        trial = new SmallTrial();
    }

    @AfterAll
    static void close() throws SQLException {
        trial.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slug_check         |insert into organisation (slug, name) values ('Upper', 'X')",
                "slug_check         |insert into trial (slug, title) values ('a/b', 'X')",
                "slug_check         |update specification_version set version = '1..2'",
                "label_check        |insert into organisation (slug, name) values ('x', ' X')",
                "label_check        |insert into organisation (slug, name) values ('x', '')",
                "label_check        |update trial set title = E'a\\nb'",
                "label_check        |update product set name = repeat('x', 301)",
                "organisation_slug_key|insert into organisation (slug, name) values ('org', 'X')",
                "organisation_homepage_check|update organisation set homepage = 'javascript:alert(1)'",
                "product_homepage_check|update product set homepage = 'ftp://example.org'",
                "specification_role_name|insert into specification_role (specification_version_id, name, ordinal) values (1, 'TOOL', 3)",
                "trial_check|update trial set opens_on = '2026-11-02', closes_on = '2026-11-01'",
                "participation_trial_id_product_version_id_role_id_key|insert into participation (trial_id, product_version_id, role_id) values (1, 1, 1)",
            })
    void they_are_refused_by_name_of_the_rule(String rule, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> trial.execute(sql))
                .withMessageContaining(rule);
    }
}
