package dev.tessera.specification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.PostgresForTests;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What was there before the catalogue had families and test suites had drafts is there after. */
class CatalogueMigrationTest {

    private static final String BEFORE = """
            insert into specification (slug, name, family) values
              ('a', 'A', 'LTI Advantage'), ('b', 'B', 'lti advantage'), ('c', 'C', 'LTI  Advantage!'),
              ('d', 'D', '規格'), ('e', 'E', null);
            insert into specification_version (specification_id, version, name, status) values
              (1, '1', 'A 1', 'final'), (2, '1', 'B 1', 'draft');
            insert into test_suite_revision (specification_version_id, number) values (1, 1), (1, 2), (2, 1);
            insert into test_case (revision_id, specification_version_id, ordinal, key, title) values
              (1, 1, 1, 'T1', 'First'), (1, 1, 2, 'T2', 'Second'),
              (2, 1, 1, 'T2', 'Second, again'), (2, 1, 2, 'T3', 'Third'),
              (3, 2, 1, 'T1', 'Of another');
            update test_suite_revision set frozen_at = now() where id = 1;
            """;

    private final PostgresForTests.Database database = PostgresForTests.empty();

    @Test
    void families_get_addresses_and_test_cases_the_lineage_of_their_key() throws SQLException {
        migrate("006");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(BEFORE);
        }

        migrate("latest");

        assertThat(ask("select string_agg(s.slug || '=' || coalesce(f.name, ''), ' ' order by s.slug)"
                        + " from specification s left join family f on f.id = s.family_id"))
                .isEqualTo("a=LTI Advantage b=LTI Advantage c=LTI  Advantage! d=規格 e=");
        assertThat(ask("select count(distinct slug) from family")).isEqualTo("3");
        assertThat(ask("select count(*) from test_suite_revision where released_at is null"))
                .isEqualTo("0");
        assertThat(ask("select string_agg(distinct specification_version_id || key || lineages, ' ') from (select"
                        + " specification_version_id, key, count(distinct lineage) as lineages from test_case"
                        + " group by 1, 2) c"))
                .isEqualTo("1T11 1T21 1T31 2T11");
        assertThat(ask("select count(distinct lineage) from test_case")).isEqualTo("4");
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .target(target)
                .load()
                .migrate();
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
