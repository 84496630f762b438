package dev.tessera.bench;

import dev.tessera.result.NewReport;
import dev.tessera.result.Reports;
import dev.tessera.result.Side;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Participant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One report, from the call to its commit, as a ratio to pgbench doing the same in one statement on the same server.
 */
final class RecordBench implements Bench.Benchmark {

    private static final int SECONDS = 6;
    private static final int ROUNDS = 3;

    private static final Pattern PLACE = Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/([^?]+)");
    private static final Pattern SPEED = Pattern.compile("tps = ([0-9.]+)");

    private static final String ONE = """
            \\set t random(0, %d)
            \\set s random(0, %d)
            \\set v random(0, 1)
            with told as (
              insert into report (trial_id, test_case_id, test_kind, subject_id, side, verdict, effective_at, recorded_at)
              values (%d, %d + :t, 'conformance', %d + :s, 'subject', (array['passed', 'failed']::verdict[])[1 + :v], now(), now())
            )
            insert into outcome as o (trial_id, test_case_id, test_kind, subject_id, subject_verdict, subject_at, changed_at)
            values (%d, %d + :t, 'conformance', %d + :s, (array['passed', 'failed']::verdict[])[1 + :v], now(), now())
            on conflict (trial_id, test_case_id, subject_id, peer_id) do update set
              subject_verdict = excluded.subject_verdict, subject_reason = null, subject_at = excluded.subject_at,
              changed_at = excluded.changed_at, changed = this_transaction();
            """;

    @Override
    public void run(ConfigurableApplicationContext server) throws Exception {
        RecordGround ground = RecordGround.in(server);
        Reports reports = server.getBean(Reports.class);
        TransactionTemplate transaction = new TransactionTemplate(server.getBean(PlatformTransactionManager.class));
        Optional<Path> pgbench = pgbench();
        if (pgbench.isEmpty()) {
            System.out.println("record: left out, pgbench is not installed (Debian: postgresql-contrib)");
        } else {
            for (int clients : new int[] {1, 8}) {
                Callable<Void> statement = () -> {
                    transaction.executeWithoutResult(status ->
                            reports.append(ground.trial().id(), List.of(any(ground)), Instant.now(), null, null));
                    return null;
                };
                Callable<Void> whole = () -> {
                    TestCase test = RecordGround.one(ground.tests());
                    Participant product = RecordGround.one(ground.products());
                    RecordGround.report(reports, test, product, RecordGround.verdict());
                    return null;
                };
                List<Double> reference = new ArrayList<>();
                List<Double> appended = new ArrayList<>();
                List<Double> recorded = new ArrayList<>();
                for (int round = 0; round <= ROUNDS; round++) {
                    reference.add(pgbench(server, pgbench.get(), ground, clients));
                    appended.add(perSecond(clients, statement));
                    recorded.add(perSecond(clients, whole));
                }
                print("record-append-" + clients, reference, appended, "append, outcome and commit");
                print("record-report-" + clients, reference, recorded, "the same with all that is checked before");
            }
        }
    }

    private static NewReport any(RecordGround ground) {
        Instant now = Instant.now();
        return new NewReport(
                RecordGround.one(ground.tests()).id(),
                TestKind.CONFORMANCE,
                RecordGround.one(ground.products()).id(),
                null,
                Side.SUBJECT,
                RecordGround.verdict(),
                null,
                null,
                null,
                now,
                null);
    }

    private static double perSecond(int clients, Callable<Void> work) throws Exception {
        AtomicBoolean going = new AtomicBoolean(true);
        AtomicLong done = new AtomicLong();
        List<Throwable> failed = new ArrayList<>();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (int c = 0; c < clients; c++) {
                threads.submit(() -> {
                    try {
                        while (going.get()) {
                            work.call();
                            done.incrementAndGet();
                        }
                    } catch (Exception | AssertionError e) {
                        synchronized (failed) {
                            failed.add(e);
                        }
                    }
                });
            }
            Thread.sleep(Duration.ofSeconds(SECONDS));
            going.set(false);
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException(failed.getFirst());
        }
        return done.get() / ((System.nanoTime() - start) / 1e9);
    }

    private static double pgbench(BeanFactory server, Path pgbench, RecordGround ground, int clients) throws Exception {
        long firstTest = ground.tests().stream().mapToLong(TestCase::id).min().orElseThrow();
        long firstProduct =
                ground.products().stream().mapToLong(Participant::id).min().orElseThrow();
        Path script = Files.createTempFile("record", ".sql");
        long trial = ground.trial().id();
        Files.writeString(
                script,
                ONE.formatted(
                        RecordGround.TESTS - 1,
                        RecordGround.PRODUCTS - 1,
                        trial,
                        firstTest,
                        firstProduct,
                        trial,
                        firstTest,
                        firstProduct));
        Matcher place;
        try (Connection connection = server.getBean(DataSource.class).getConnection()) {
            place = PLACE.matcher(connection.getMetaData().getURL());
        }
        if (!place.find()) {
            throw new IllegalStateException("This benchmark needs a server with a host and a port");
        }
        ProcessBuilder process = new ProcessBuilder(
                        pgbench.toString(),
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + clients,
                        "--jobs=" + Math.min(2, clients),
                        "--time=" + SECONDS,
                        "--file=" + script,
                        "--host=" + place.group(1),
                        "--port=" + place.group(2),
                        "--username=" + System.getenv().getOrDefault("TESSERA_DB_USER", "postgres"),
                        place.group(3))
                .redirectErrorStream(true);
        process.environment().put("PGPASSWORD", System.getenv().getOrDefault("TESSERA_DB_PASSWORD", "postgres"));
        Process running = process.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        running.waitFor();
        Files.delete(script);
        Matcher speed = SPEED.matcher(said);
        if (!speed.find()) {
            throw new IOException("pgbench said: " + said);
        }
        return Double.parseDouble(speed.group(1));
    }

    private static Optional<Path> pgbench() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, "pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Medians, without the first round, in which things get warm. */
    private static void print(String name, List<Double> reference, List<Double> ours, String of) {
        double theirs = median(reference.subList(1, reference.size()));
        double mine = median(ours.subList(1, ours.size()));
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f × (%s, to pgbench with one statement; %.3f ms against %.3f ms each, %.0f a second)%n",
                name,
                theirs / mine,
                of,
                1000 / mine,
                1000 / theirs,
                mine);
    }

    private static double median(List<Double> of) {
        return of.stream().sorted().toList().get(of.size() / 2);
    }
}
