package dev.tessera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server, or PostgreSQL, is killed while vendors record: every report that was acknowledged is there, and no outcome
 * says anything else than its reports. How often: {@code -Dtessera.kills}, a hundred by hand and a few in each build.
 */
class KilledWhileRecordingTest {

    private static final int CLIENTS = 4;
    private static final int TESTS = 40;
    private static final String TRIAL = "/api/v1/trials/survives";
    private static final String PRODUCT = "Quillmere Campus";

    /** Every cell whose last report its outcome does not say, or that has only one of the two. */
    private static final String DISAGREE = """
            with last as (
              select distinct on (trial_id, test_case_id, subject_id) trial_id, test_case_id, subject_id, verdict, effective_at,
                     count(*) over (partition by trial_id, test_case_id, subject_id, effective_at) as at_once
                from report r join trial t on t.id = r.trial_id
               where t.slug = 'survives'
               order by trial_id, test_case_id, subject_id, effective_at desc
            )
            select count(*) from last l full join
                   (select o.* from outcome o join trial t on t.id = o.trial_id where t.slug = 'survives') o
                     using (trial_id, test_case_id, subject_id)
             where o.subject_at is distinct from l.effective_at
                or (l.at_once = 1 and (o.verdict is distinct from l.verdict or o.standing is distinct from 'claimed'))
            """;

    @TempDir
    private static Path folder;

    private static final List<ServerProcess> STARTED = new ArrayList<>();
    private static final Random RANDOM = new Random();

    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();

    @BeforeAll
    static void prepare() throws Exception {
        ServerProcess server = start().awaitReady();
        StringBuilder suite = new StringBuilder("key,title\n");
        for (int t = 0; t < TESTS; t++) {
            suite.append("s%d,Test %d\n".formatted(t, t));
        }
        put(server, "/api/v1/specifications/survives/1", "application/json", "{\"name\":\"S\",\"status\":\"final\"}");
        put(server, "/api/v1/specifications/survives/1/test-suite", "text/csv", suite.toString());
        put(
                server,
                TRIAL,
                "application/json",
                "{\"title\":\"S\",\"specification\":\"survives/1\",\"status\":\"open\"}");
        assertThat(server.send(
                                "POST",
                                TRIAL + "/imports?unknownSubjects=create",
                                "text/csv",
                                "subject,test,verdict\n" + PRODUCT + ",s0,passed\n")
                        .get()
                        .body())
                .contains("\"recorded\":1");
    }

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
    void the_server_is_killed() throws Exception {
        for (int kill = 0; kill < kills(2); kill++) {
            ServerProcess server = running();
            try (Load load = new Load(server)) {
                load.awaitSome();
                TimeUnit.MILLISECONDS.sleep(RANDOM.nextInt(400));
                server.kill();
            }
            assertNothingLost(start().awaitReady());
        }
    }

    @Test
    void postgresql_is_killed_and_the_server_goes_on() throws Exception {
        ServerProcess server = running();
        for (int kill = 0; kill < kills(5); kill++) {
            try (Load load = new Load(server)) {
                load.awaitSome();
                TimeUnit.MILLISECONDS.sleep(RANDOM.nextInt(400));
                killOneOf(ServerProcess.database(folder.resolve("data")).orElseThrow());
                // PostgreSQL ends all that were connected and recovers from its log; the server finds it again by
                // itself.
                load.awaitSome();
            }
            assertNothingLost(server);
        }
    }

    private static int kills(int usually) {
        return Integer.getInteger("tessera.kills", usually);
    }

    /** Any of PostgreSQL's processes, but the one that starts the others. */
    private static void killOneOf(ProcessHandle postgres) {
        List<ProcessHandle> children = postgres.children().toList();
        assertThat(children.get(RANDOM.nextInt(children.size())).destroyForcibly())
                .isTrue();
    }

    private void assertNothingLost(ServerProcess server) throws Exception {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
            try (Connection look = server.connect();
                    var there = look.prepareStatement("select count(*) from report where entry = any(?)");
                    var disagree = look.createStatement()) {
                Object[] ids = acknowledged.toArray();
                there.setArray(1, look.createArrayOf("uuid", ids));
                try (var counted = there.executeQuery()) {
                    counted.next();
                    assertThat(counted.getInt(1))
                            .as("reports that were acknowledged")
                            .isEqualTo(ids.length);
                }
                try (var counted = disagree.executeQuery(DISAGREE)) {
                    counted.next();
                    assertThat(counted.getInt(1))
                            .as("outcomes that their reports do not say")
                            .isZero();
                }
            }
        });
        assertThat(acknowledged).isNotEmpty();
    }

    /** Some who record as fast as they can, until it is closed. */
    private final class Load implements AutoCloseable {

        private final AtomicBoolean going = new AtomicBoolean(true);
        private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);

        Load(ServerProcess server) {
            for (int c = 0; c < CLIENTS; c++) {
                clients.submit(() -> {
                    while (going.get()) {
                        record(server);
                    }
                });
            }
        }

        private void record(ServerProcess server) {
            UUID id = UUID.randomUUID();
            String report = "{\"reports\":[{\"test\":\"s%d\",\"subject\":\"%s\",\"verdict\":\"%s\",\"id\":\"%s\"}]}"
                    .formatted(RANDOM.nextInt(TESTS), PRODUCT, RANDOM.nextBoolean() ? "passed" : "failed", id);
            try {
                HttpResponse<String> answer = server.sendAs(
                                "demo-vendor-token", "POST", TRIAL + "/reports", "application/json", report)
                        .get(30, TimeUnit.SECONDS);
                if (answer.statusCode() == 201) {
                    acknowledged.add(id);
                }
            } catch (Exception e) {
                // Nobody heard an answer, so nobody counts on it.
            }
        }

        void awaitSome() {
            int before = acknowledged.size();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> acknowledged.size() > before + 5);
        }

        @Override
        public void close() throws InterruptedException {
            going.set(false);
            clients.shutdown();
            assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void put(ServerProcess server, String path, String type, String body) throws Exception {
        HttpResponse<String> answer = server.send("PUT", path, type, body).get();
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    }

    private static ServerProcess start() throws IOException {
        ServerProcess server =
                ServerProcess.start(folder.resolve("data"), folder.resolve("server-" + STARTED.size() + ".log"));
        STARTED.add(server);
        return server;
    }

    private static ServerProcess running() throws IOException {
        return STARTED.getLast().isRunning() ? STARTED.getLast() : start().awaitReady();
    }
}
