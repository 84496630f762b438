package dev.tessera;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * The smallest trial that has everything, by plain SQL in a database of its own: trial 1 with a conformance test (1)
 * and an interoperability test (2), and participations 1 (tool) and 2 (platform).
 */
public final class SmallTrial implements AutoCloseable {

    private static final String MADE = """
            insert into organisation (slug, name) values ('org', 'Org'), ('other', 'Other');
            insert into product (organisation_id, slug, name) values (1, 'a', 'A'), (2, 'b', 'B');
            insert into product_version (product_id, version) values (1, '1'), (2, '1');
            insert into specification (slug, name) values ('spec', 'Spec');
            insert into specification_version (specification_id, version, name, status) values (1, '1', 'Spec 1', 'final');
            insert into specification_role (specification_version_id, name, ordinal) values (1, 'Tool', 1), (1, 'Platform', 2);
            insert into test_suite_revision (specification_version_id, number, released_at) values (1, 1, now());
            insert into test_case (revision_id, specification_version_id, ordinal, key, title, kind, subject_role_id, peer_role_id)
              values (1, 1, 1, 'c', 'Conformance', 'conformance', null, null),
                     (1, 1, 2, 'i', 'Interoperability', 'interoperability', 1, 2);
            insert into trial (slug, title, status, visibility) values ('trial', 'Trial', 'open', 'open');
            insert into trial_specification (trial_id, specification_version_id, revision_id) values (1, 1, 1);
            insert into participation (trial_id, product_version_id, role_id) values (1, 1, 1), (1, 2, 2);
            """;

    private final PostgresForTests.Database database = PostgresForTests.migrated();
    private final Connection connection = database.connect();

    public SmallTrial() throws SQLException {
        execute(MADE);
    }

    public Connection connection() {
        return connection;
    }

    /** Queries as the server makes them, on a connection of their own. */
    public DSLContext queries() {
        return queries(connection);
    }

    public static DSLContext queries(Connection connection) {
        return DSL.using(connection, SQLDialect.POSTGRES, new Settings().withRenderSchema(false));
    }

    /** Another connection to the same database. */
    public Connection connect() throws SQLException {
        return database.connect();
    }

    /** A new test case of a kind, by its id. */
    public long testCase(String kind) throws SQLException {
        String roles = kind.equals("interoperability") ? "1, 2" : "null, null";
        return Long.parseLong(ask("insert into test_case"
                + " (revision_id, specification_version_id, ordinal, key, title, kind, subject_role_id, peer_role_id)"
                + " select 1, 1, max(ordinal) + 1, 'k' || max(ordinal) + 1, 'T', '%s', %s from test_case returning id"
                        .formatted(kind, roles)));
    }

    /** Runs statements. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    public String ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
