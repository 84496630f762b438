package dev.tessera.specification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.FilledCatalogue;
import dev.tessera.PostgresForTests;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In 10,000 versions and 200,000 test cases, what somebody types is found by an index, not by reading all of them. */
class SearchPlansTest {

    private static final String[] asked = new String[1];
    private static Connection connection;
    private static SearchQueries queries;

    @BeforeAll
    static void fill() throws SQLException {
        connection = PostgresForTests.migrated().connect();
        execute("drop index current_test_case_searched");
        execute(FilledCatalogue.SQL);
        execute("create index current_test_case_searched on current_test_case using gin (searched gin_trgm_ops)");
        execute("vacuum analyze");
        queries = new SearchQueries(remembering());
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void a_key_is_found_by_its_beginning() throws SQLException {
        String key = one("select key from current_test_case order by lineage offset 100000 limit 1");

        assertThat(queries.tests(looking(key), 10)).extracting(FoundTest::key).startsWith(key);
        assertThat(plan()).contains("current_test_case_key");
    }

    @Test
    void the_first_letter_of_a_key_needs_no_more_than_the_first_rows() throws SQLException {
        assertThat(queries.tests(looking("l"), 10)).hasSize(10);

        assertThat(rows("current_test_case")).isLessThan(100);
    }

    @Test
    void words_of_a_title_are_found_anywhere_in_it() throws SQLException {
        assertThat(queries.tests(looking("eyloa"), 10)).isEmpty();
        assertThat(plan()).contains("current_test_case_searched").doesNotContain("Seq Scan on current_test_case");

        assertThat(queries.tests(looking("nrolment oster"), 10))
                .isNotEmpty()
                .allMatch(t -> t.title().toLowerCase(java.util.Locale.ROOT).contains("roster"));
        assertThat(plan()).contains("current_test_case_searched");
    }

    @Test
    void versions_are_found_anywhere_in_their_names() throws SQLException {
        assertThat(queries.versions(looking("family 177"), 0, 50)).isNotEmpty();
        assertThat(plan()).contains("catalogue_entry_searched").doesNotContain("Seq Scan on catalogue_entry");
    }

    @Test
    void without_a_search_versions_come_in_the_order_of_the_index() throws SQLException {
        assertThat(queries.versions(CatalogueFilter.ALL, 0, 50)).hasSize(50);
        assertThat(plan()).contains("catalogue_entry_order");
    }

    private static CatalogueFilter looking(String query) {
        return new CatalogueFilter(query, null, null, null);
    }

    /** How many rows of a table the last query read. */
    private static long rows(String table) throws SQLException {
        long rows = 0;
        String last = "";
        for (String line : plan().split("\n")) {
            if (line.contains(" on " + table) && line.contains("actual")) {
                last = line;
                var actual = java.util.regex.Pattern.compile("actual[^)]*rows=([0-9.]+)")
                        .matcher(line);
                rows += actual.find() ? (long) Double.parseDouble(actual.group(1)) : 0;
            }
        }
        assertThat(last).isNotEmpty();
        return rows;
    }

    private static String plan() throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Statement statement = connection.createStatement();
                var lines = statement.executeQuery("explain (analyze, timing off) " + asked[0])) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }

    private static DSLContext remembering() {
        ExecuteListener listener = ExecuteListener.onExecuteStart(
                context -> asked[0] = DSL.using(context.configuration()).renderInlined(context.query()));
        return DSL.using(new DefaultConfiguration()
                .set(connection)
                .set(SQLDialect.POSTGRES)
                .set(new Settings().withRenderSchema(false))
                .set(() -> listener));
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String one(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
