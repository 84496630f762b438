package dev.tessera.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.PostgresForTests;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class MigrationTest {

    private final PostgresForTests.Database database = PostgresForTests.empty();

    @Test
    void the_migrations_make_an_empty_database_whole_and_leave_a_whole_one_alone() throws Exception {
        assertThat(tables()).isEmpty();

        PostgresForTests.migrate(database);
        List<String> whole = tables();
        PostgresForTests.migrate(database);

        assertThat(whole).contains("organisation", "test_case", "trial", "report", "outcome");
        assertThat(tables()).isEqualTo(whole);
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .load()
                .validate();
    }

    private List<String> tables() throws Exception {
        try (Connection connection = database.connect();
                var answer = connection
                        .createStatement()
                        .executeQuery("select tablename from pg_tables where schemaname = current_schema order by 1")) {
            List<String> tables = new ArrayList<>();
            while (answer.next()) {
                tables.add(answer.getString(1));
            }
            return tables;
        }
    }
}
