package dev.tessera;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * Where all tests get PostgreSQL from: the server that {@code TESSERA_DB_URL} names, else a container of the oldest
 * supported version where a container engine answers, else the embedded one, which is the newest.
 *
 * <p>The migrations run once; every database is a copy of what they made. On a server where we may not make databases
 * each is a schema of its own instead.
 */
public final class PostgresForTests {

    private static final String OLDEST_SUPPORTED = "postgres:15";

    /** A database that only whoever asked for it uses. */
    public record Database(String url, String user, String password) {

        public Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        public void execute(String sql) {
            try (Connection connection = connect();
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }

    private static final PostgresForTests ONLY = start();

    private final Database server;
    private final boolean mayMakeDatabases;
    private final String prefix = "tessera_test_"
            + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()) + "_";
    private final AtomicInteger made = new AtomicInteger();
    private final Runnable stop;
    private String template = "";

    private PostgresForTests(String what, Database server, Runnable stop) {
        this.server = server;
        this.stop = stop;
        try (Connection connection = server.connect();
                var answer = connection
                        .createStatement()
                        .executeQuery("select rolcreatedb or rolsuper, current_setting('server_version')"
                                + " from pg_roles where rolname = current_user")) {
            answer.next();
            mayMakeDatabases = answer.getBoolean(1);
            System.out.println("Tests use PostgreSQL " + answer.getString(2) + ", " + what);
        } catch (SQLException e) {
            throw new IllegalStateException("No PostgreSQL answers at " + server.url(), e);
        }
    }

    /** An empty database, to migrate. */
    public static Database empty() {
        return ONLY.make("template0");
    }

    /** A database as the migrations leave it. */
    public static Database migrated() {
        return ONLY.clone(ONLY.template());
    }

    /** Brings a database to the newest version, as the server does when it starts. */
    public static void migrate(Database database) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private synchronized String template() {
        if (template.isEmpty()) {
            Database first = make("template0");
            if (mayMakeDatabases) {
                migrate(first);
            }
            template = prefix + made.get();
        }
        return template;
    }

    private Database clone(String of) {
        if (mayMakeDatabases) {
            return make(of);
        }
        Database schema = make("");
        migrate(schema);
        return schema;
    }

    private synchronized Database make(String from) {
        String name = prefix + made.incrementAndGet();
        if (mayMakeDatabases) {
            server.execute("create database " + name + " template " + from);
            return new Database(
                    server.url().replaceFirst("^(jdbc:postgresql:(?://[^/]*/)?)[^?]*", "$1" + name),
                    server.user(),
                    server.password());
        }
        server.execute("create schema " + name);
        String and = server.url().contains("?") ? "&" : "?";
        return new Database(server.url() + and + "currentSchema=" + name, server.user(), server.password());
    }

    private void dropAll() {
        for (int n = 1; n <= made.get(); n++) {
            server.execute(
                    mayMakeDatabases
                            ? "drop database if exists " + prefix + n + " with (force)"
                            : "drop schema if exists " + prefix + n + " cascade");
        }
    }

    private static PostgresForTests start() {
        PostgresForTests chosen = choose();
        // After the servers under test have closed their connections.
        SpringApplication.getShutdownHandlers().add(chosen.stop);
        return chosen;
    }

    private static PostgresForTests choose() {
        String given = System.getenv("TESSERA_DB_URL");
        if (given != null && !given.isBlank()) {
            String url = given.startsWith("jdbc:") ? given : "jdbc:" + given.replaceFirst("^postgres:", "postgresql:");
            String user = System.getenv().getOrDefault("TESSERA_DB_USER", System.getProperty("user.name"));
            String password = System.getenv().getOrDefault("TESSERA_DB_PASSWORD", "");
            return new PostgresForTests("from TESSERA_DB_URL", new Database(url, user, password), () -> ONLY.dropAll());
        }
        if (DockerClientFactory.instance().isDockerAvailable()) {
            PostgreSQLContainer container = new PostgreSQLContainer(OLDEST_SUPPORTED)
                    .withTmpFs(Map.of("/var/lib/postgresql/data", "rw"))
                    .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300");
            try {
                container.start();
            } catch (ContainerLaunchException e) {
                // An engine that answers and cannot start anything is none.
                System.out.println("The container engine starts nothing: " + e.getMessage());
                return embedded("embedded, for the container engine starts nothing");
            }
            return new PostgresForTests(
                    "in a container of " + OLDEST_SUPPORTED,
                    new Database(container.getJdbcUrl(), container.getUsername(), container.getPassword()),
                    container::stop);
        }
        return embedded("embedded, for no container engine answers");
    }

    private static PostgresForTests embedded(String why) {
        try {
            EmbeddedPostgres embedded = EmbeddedPostgres.builder()
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "off")
                    .start();
            return new PostgresForTests(
                    why,
                    new Database(embedded.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"),
                    () -> close(embedded));
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
        }
    }

    private static void close(EmbeddedPostgres embedded) {
        try {
            embedded.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
