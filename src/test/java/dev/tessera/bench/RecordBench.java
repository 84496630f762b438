package dev.tessera.bench;

import dev.tessera.access.MembershipRole;
import dev.tessera.access.Viewer;
import dev.tessera.exchange.ImportFormat;
import dev.tessera.exchange.ImportOptions;
import dev.tessera.exchange.Progress;
import dev.tessera.exchange.ResultImports;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.MatrixDelta;
import dev.tessera.matrix.TrialNews;
import dev.tessera.result.NewReport;
import dev.tessera.result.Reports;
import dev.tessera.result.Side;
import dev.tessera.result.Verdict;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestKind;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialForm;
import dev.tessera.trial.TrialSetups;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import java.io.IOException;
import java.lang.management.ManagementFactory;
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
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
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
 * One report, from the call to its commit, as a ratio to pgbench doing the same in one statement on the same server; and
 * how long reports take to those who look on.
 */
final class RecordBench implements Bench.Benchmark {

    private static final String SLUG = "bench-record";
    private static final int TESTS = 200;
    private static final int PRODUCTS = 150;
    private static final int SECONDS = 6;
    private static final int ROUNDS = 3;
    private static final int VIEWERS = 200;
    private static final int A_MINUTE = 1000;

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

    /** What is reported about. */
    private record Ground(Trial trial, List<TestCase> tests, List<Participant> products) {}

    @Override
    public void run(ConfigurableApplicationContext server) throws Exception {
        Ground ground = prepare(server);
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
                    TestCase test = one(ground.tests());
                    Participant product = one(ground.products());
                    reports.record(vendor(product), SLUG, test.key(), product.id(), null, verdict(), null, null);
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
        live(server, ground, reports);
    }

    private static Ground prepare(ConfigurableApplicationContext server) {
        Viewer coordinator = ImportBench.coordinator(server);
        server.getBean(Specifications.class)
                .put(
                        coordinator,
                        SLUG,
                        "1.0",
                        new SpecificationForm(
                                "Record", null, null, SpecificationStatus.FINAL, List.of(), null, null, null, null));
        List<dev.tessera.specification.TestCaseDraft> drafts = new ArrayList<>();
        StringBuilder csv = new StringBuilder("subject,test,verdict\n");
        for (int t = 0; t < TESTS; t++) {
            drafts.add(ImportBench.draft("r-" + t, drafts.size()));
            for (int p = 0; p < PRODUCTS; p++) {
                csv.append("Recorder %d,r-%d,passed\n".formatted(p, t));
            }
        }
        server.getBean(TestSuites.class).replace(coordinator, SLUG, "1.0", drafts);
        server.getBean(TrialSetups.class)
                .put(
                        coordinator,
                        SLUG,
                        new TrialForm(
                                SLUG, SLUG + "/1.0", Visibility.CONFIDENTIAL, TrialStatus.OPEN, null, null, null));
        server.getBean(ResultImports.class)
                .run(
                        coordinator,
                        SLUG,
                        ImportFormat.CSV,
                        csv.toString().getBytes(StandardCharsets.UTF_8),
                        new ImportOptions(false, true),
                        Progress.NOBODY);
        Trials trials = server.getBean(Trials.class);
        Trial trial = trials.see(coordinator, SLUG);
        return new Ground(trial, server.getBean(TrialTests.class).cases(trial), trials.participants(trial.id()));
    }

    private static NewReport any(Ground ground) {
        Instant now = Instant.now();
        return new NewReport(
                one(ground.tests()).id(),
                TestKind.CONFORMANCE,
                one(ground.products()).id(),
                null,
                Side.SUBJECT,
                verdict(),
                null,
                null,
                null,
                now,
                null);
    }

    private static Viewer vendor(Participant product) {
        return new Viewer(
                null, "", null, Map.of(product.organisationId(), MembershipRole.MEMBER), java.util.Set.of(), null);
    }

    private static Verdict verdict() {
        return ThreadLocalRandom.current().nextBoolean() ? Verdict.PASSED : Verdict.FAILED;
    }

    private static <T> T one(List<T> of) {
        return of.get(ThreadLocalRandom.current().nextInt(of.size()));
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

    private static double pgbench(BeanFactory server, Path pgbench, Ground ground, int clients) throws Exception {
        long firstTest = ground.tests().stream().mapToLong(TestCase::id).min().orElseThrow();
        long firstProduct =
                ground.products().stream().mapToLong(Participant::id).min().orElseThrow();
        Path script = Files.createTempFile("record", ".sql");
        long trial = ground.trial().id();
        Files.writeString(
                script,
                ONE.formatted(TESTS - 1, PRODUCTS - 1, trial, firstTest, firstProduct, trial, firstTest, firstProduct));
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

    /** So many reports a minute, and as many who look on as a trial has: what a view does for each of them. */
    private static void live(ConfigurableApplicationContext server, Ground ground, Reports reports) throws Exception {
        int seconds = Integer.parseInt(System.getProperty("bench.seconds", "60"));
        Matrices matrices = server.getBean(Matrices.class);
        Viewer coordinator = ImportBench.coordinator(server);
        Map<Integer, String> snapshots = new ConcurrentHashMap<>();
        Map<String, Long> committed = new ConcurrentHashMap<>();
        Map<String, AtomicLong> seenBy = new ConcurrentHashMap<>();
        ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
        AtomicLong errors = new AtomicLong();
        List<TrialNews.Subscription> subscriptions = new ArrayList<>();
        long memory = 0;
        try (ExecutorService screens = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int v = 0; v < VIEWERS; v++) {
                int viewer = v;
                Object screen = new Object();
                snapshots.put(v, matrices.follow(coordinator, ground.trial()).snapshot());
                subscriptions.add(server.getBean(TrialNews.class)
                        .follow(
                                ground.trial().id(),
                                () -> screens.submit(() -> {
                                    // One at a time, as a person's screen is locked while it is changed.
                                    synchronized (screen) {
                                        try {
                                            MatrixDelta delta = matrices.changes(
                                                            coordinator,
                                                            ground.trial(),
                                                            Objects.requireNonNull(snapshots.get(viewer)))
                                                    .orElseThrow();
                                            snapshots.put(viewer, delta.snapshot());
                                            for (MatrixDelta.Cell cell : delta.cells()) {
                                                String at = cell.key() + " " + cell.column();
                                                AtomicLong count = seenBy.get(at);
                                                if (count != null && count.incrementAndGet() == VIEWERS) {
                                                    delays.add(System.nanoTime()
                                                            - Objects.requireNonNull(committed.get(at)));
                                                }
                                            }
                                        } catch (RuntimeException e) {
                                            errors.incrementAndGet();
                                        }
                                    }
                                })));
            }
            long start = System.nanoTime();
            int all = A_MINUTE * seconds / 60;
            for (int n = 0; n < all; n++) {
                long due = start + n * 60_000_000_000L / A_MINUTE;
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                // Each cell once, so that what is seen of it is this report.
                TestCase test = ground.tests().get(n % TESTS);
                Participant product = ground.products().get(n / TESTS % PRODUCTS);
                String at = test.key() + " " + product.id();
                seenBy.put(at, new AtomicLong());
                reports.record(vendor(product), SLUG, test.key(), product.id(), null, Verdict.INCONCLUSIVE, null, null);
                committed.put(at, System.nanoTime());
                if (n == all / 4) {
                    memory = used();
                }
            }
            long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (delays.size() < all && System.nanoTime() < until) {
                Thread.sleep(50);
            }
            subscriptions.forEach(TrialNews.Subscription::end);
            List<Long> sorted = delays.stream().sorted().toList();
            System.out.printf(
                    Locale.ROOT,
                    "record-live: %.0f ms (p99 of %d reports in %d s, from the commit to the last of %d who look on; median %.0f ms,"
                            + " %d never seen by all, %d errors; heap %d MB after a quarter, %d MB at the end)%n",
                    sorted.get(sorted.size() * 99 / 100) / 1e6,
                    all,
                    seconds,
                    VIEWERS,
                    sorted.get(sorted.size() / 2) / 1e6,
                    all - sorted.size(),
                    errors.get(),
                    memory >> 20,
                    used() >> 20);
        }
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
