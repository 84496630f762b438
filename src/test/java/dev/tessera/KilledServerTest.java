package dev.tessera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is killed (SIGKILL) leaves all of an import or nothing, and starts again. */
class KilledServerTest {

    private static final int TESTS = 200;
    private static final int PRODUCTS = 20;
    private static final String TRIAL = "/api/v1/trials/killed";
    private static final String IMPORTS = TRIAL + "/imports?unknownSubjects=create";

    @TempDir
    private static Path folder;

    private static final List<ServerProcess> STARTED = new ArrayList<>();

    @AfterAll
    static void endAll() throws Exception {
        for (ServerProcess server : STARTED) {
            server.kill();
        }
        Optional<ProcessHandle> database = ServerProcess.database(folder.resolve("data"));
        if (database.isPresent()) {
            database.get().destroy();
            database.get().onExit().get();
        }
    }

    @Test
    void it_keeps_all_of_an_import_or_nothing_and_starts_again() throws Exception {
        ServerProcess first = running();
        prepare(first);
        String before = counts(first);
        try (Connection other = first.connect()) {
            // Holds the import up at one of its last cells, when most of it is written and nothing committed.
            other.setAutoCommit(false);
            execute(
                    other,
                    "insert into outcome (trial_id, test_case_id, test_kind, subject_id, subject_verdict, subject_at)"
                            + " select p.trial_id, max(c.id), 'conformance', p.id, 'passed', now()"
                            + " from participation p join trial t on t.id = p.trial_id"
                            + " join trial_specification s on s.trial_id = t.id join test_case c on c.revision_id = s.revision_id"
                            + " where t.slug = 'killed' group by p.trial_id, p.id");
            CompletableFuture<HttpResponse<String>> importing = first.send("POST", IMPORTS, "text/csv", results());
            awaitHeldUp(first);
            assertThat(importing).isNotDone();

            first.kill();
        } catch (SQLException e) {
            // The connection ended with its database.
        }
        assertThat(ServerProcess.database(folder.resolve("data")).map(ProcessHandle::isAlive))
                .as("the database process outlived its server")
                .contains(true);

        ServerProcess second = start().awaitReady();
        assertThat(counts(second)).isEqualTo(before);
        HttpResponse<String> answer =
                second.send("POST", IMPORTS, "text/csv", results()).get();
        assertThat(answer.body()).contains("\"recorded\":" + (TESTS * PRODUCTS - 1));
        String after = counts(second);
        assertThat(after).isNotEqualTo(before);
        second.kill();

        ServerProcess third = start().awaitReady();
        assertThat(counts(third)).isEqualTo(after);
        assertThat(third.send("POST", IMPORTS, "text/csv", results()).get().body())
                .contains("\"recorded\":0");
        ProcessHandle database = ServerProcess.database(folder.resolve("data")).orElseThrow();
        third.stop();
        assertThat(database.onExit())
                .as("a server that is stopped takes its database with it")
                .succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void a_second_server_on_the_same_folder_is_refused_and_the_first_goes_on() throws Exception {
        ServerProcess first = running();

        ServerProcess second = start();

        assertThat(second.awaitEnd()).isNotZero();
        assertThat(second.log())
                .contains("Another Tessera runs on the folder " + folder.resolve("data")
                        + ". Stop it, or give this one a folder of its own with TESSERA_DATA.");
        assertThat(first.send("GET", "/api/v1/trials/lti-autumn-2026/matrix", "text/plain", "")
                        .get()
                        .statusCode())
                .isEqualTo(200);
    }

    private static ServerProcess start() throws IOException {
        ServerProcess server =
                ServerProcess.start(folder.resolve("data"), folder.resolve("server-" + STARTED.size() + ".log"));
        STARTED.add(server);
        return server;
    }

    /** The one that another test left running, for starting is what takes the time here. */
    private static ServerProcess running() throws IOException {
        for (ServerProcess server : STARTED) {
            if (server.isRunning()) {
                return server;
            }
        }
        return start().awaitReady();
    }

    private static void prepare(ServerProcess server) throws Exception {
        StringBuilder suite = new StringBuilder("key,title\n");
        for (int t = 0; t < TESTS; t++) {
            suite.append("t%d,Test %d\n".formatted(t, t));
        }
        server.send(
                        "PUT",
                        "/api/v1/specifications/killed/1",
                        "application/json",
                        "{\"name\":\"K\",\"status\":\"final\"}")
                .get();
        server.send("PUT", "/api/v1/specifications/killed/1/test-suite", "text/csv", suite.toString())
                .get();
        server.send(
                        "PUT",
                        TRIAL,
                        "application/json",
                        "{\"title\":\"K\",\"specification\":\"killed/1\",\"status\":\"open\",\"visibility\":\"open\"}")
                .get();
        assertThat(server.send("POST", IMPORTS, "text/csv", "subject,test,verdict\nProduct 0,t0,passed\n")
                        .get()
                        .statusCode())
                .isEqualTo(200);
    }

    private static String results() {
        StringBuilder csv = new StringBuilder("subject,test,verdict\n");
        for (int p = 0; p < PRODUCTS; p++) {
            for (int t = 0; t < TESTS; t++) {
                csv.append("Product %d,t%d,passed\n".formatted(p, t));
            }
        }
        return csv.toString();
    }

    private static void awaitHeldUp(ServerProcess server) throws Exception {
        try (Connection look = server.connect()) {
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> ask(look, "select count(*) from pg_locks where not granted")
                                    .equals("1")
                            && ask(look, "select count(*) from pg_locks where locktype = 'advisory' and granted")
                                    .equals("1"));
        }
    }

    /** Everything that an import could have left. */
    private static String counts(ServerProcess server) throws Exception {
        try (Connection look = server.connect()) {
            return ask(
                    look,
                    "select concat_ws(' ', (select count(*) from report), (select count(*) from outcome),"
                            + " (select count(*) from trial_import), (select count(*) from participation),"
                            + " (select count(*) from product), (select count(*) from organisation))");
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            answer.next();
            return answer.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
