package dev.tessera.bench;

import dev.tessera.access.Viewer;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.MatrixDelta;
import dev.tessera.matrix.MatrixUpdate;
import dev.tessera.matrix.TrialNews;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Participant;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * How long reports take to those who look on, at a thousand a minute: for a minute, or with {@code ./dev bench live
 * -Dbench.seconds=600} for ten.
 */
final class LiveBench implements Bench.Benchmark {

    private static final int VIEWERS = 200;
    private static final int A_MINUTE = 1000;

    /** So many reports a minute, and as many who look on as a trial has: what a view does for each of them. */
    @Override
    public void run(ConfigurableApplicationContext server) throws Exception {
        RecordGround ground = RecordGround.in(server);
        Reports reports = server.getBean(Reports.class);
        int seconds = Integer.getInteger("bench.seconds", 60);
        Matrices matrices = server.getBean(Matrices.class);
        Viewer coordinator = ImportBench.coordinator(server);
        Map<Integer, String> snapshots = new ConcurrentHashMap<>();
        Map<String, Long> committed = new ConcurrentHashMap<>();
        Map<String, AtomicLong> seenBy = new ConcurrentHashMap<>();
        ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
        AtomicLong errors = new AtomicLong();
        List<TrialNews.Subscription> subscriptions = new ArrayList<>();
        long memory = 0;
        List<ExecutorService> screens = new ArrayList<>();
        try {
            for (int v = 0; v < VIEWERS; v++) {
                int viewer = v;
                AtomicBoolean asked = new AtomicBoolean();
                snapshots.put(v, matrices.follow(coordinator, ground.trial()).snapshot());
                // As TrialMatrixView does it, each screen by itself: a moment after news, and once for all that came.
                Runnable look = () -> {
                    asked.set(false);
                    try {
                        MatrixUpdate update = matrices.changes(
                                        coordinator, ground.trial(), Objects.requireNonNull(snapshots.get(viewer)))
                                .orElseThrow();
                        MatrixDelta delta = update.delta();
                        snapshots.put(viewer, delta.snapshot());
                        if (!delta.cells().isEmpty()) {
                            update.matrix().get().total();
                        }
                        for (MatrixDelta.Cell cell : delta.cells()) {
                            String at = cell.key() + " " + cell.column();
                            AtomicLong count = seenBy.get(at);
                            if (count != null && count.incrementAndGet() == VIEWERS) {
                                delays.add(System.nanoTime() - Objects.requireNonNull(committed.get(at)));
                            }
                        }
                    } catch (RuntimeException e) {
                        errors.incrementAndGet();
                    }
                };
                ExecutorService screen =
                        Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
                screens.add(screen);
                subscriptions.add(server.getBean(TrialNews.class)
                        .follow(ground.trial().id(), () -> {
                            if (asked.compareAndSet(false, true)) {
                                CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS, screen)
                                        .execute(look);
                            }
                        }));
            }
            long start = System.nanoTime();
            int all = A_MINUTE * seconds / 60;
            for (int n = 0; n < all; n++) {
                long due = start + n * 60_000_000_000L / A_MINUTE;
                Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
                // Each cell once, so that what is seen of it is this report.
                TestCase test = ground.tests().get(n % RecordGround.TESTS);
                Participant product = ground.products().get(n / RecordGround.TESTS % RecordGround.PRODUCTS);
                String at = test.key() + " " + product.id();
                seenBy.put(at, new AtomicLong());
                RecordGround.report(reports, test, product, Verdict.INCONCLUSIVE);
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
        } finally {
            screens.forEach(ExecutorService::close);
        }
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
