package dev.tessera.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.SmallTrial;
import dev.tessera.specification.TestKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sides that report in the same instant do not lose each other's word, and nobody waits forever. */
class ReportsAtOnceTest {

    private static SmallTrial trial;

    @BeforeAll
    static void make() throws SQLException {
        trial = new SmallTrial();
    }

    @AfterAll
    static void close() throws SQLException {
        trial.close();
    }

    @Test
    void both_sides_words_are_kept_when_they_come_at_the_same_moment() throws Exception {
        List<Long> tests = tests(60);
        CyclicBarrier together = new CyclicBarrier(2);
        List<NewReport> all = new ArrayList<>();
        List<Callable<Void>> sides = new ArrayList<>();
        for (Side side : Side.values()) {
            List<NewReport> reports = new ArrayList<>();
            for (int round = 0; round < 2; round++) {
                for (long test : tests) {
                    Verdict verdict = (test + round + side.ordinal()) % 3 == 0 ? Verdict.FAILED : Verdict.PASSED;
                    reports.add(report(test, side, verdict, round));
                }
            }
            all.addAll(reports);
            sides.add(() -> {
                try (Connection connection = trial.connect()) {
                    ReportQueries queries = new ReportQueries(SmallTrial.queries(connection));
                    for (NewReport report : reports) {
                        together.await();
                        queries.append(1, List.of(report), Instant.EPOCH, null, null);
                    }
                }
                return null;
            });
        }

        run(sides);

        holds(tests, all);
    }

    @Test
    void portions_of_the_same_cells_in_any_order_get_by_each_other() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Long> tests = tests(8);
        List<NewReport> all = new ArrayList<>();
        List<Callable<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < 4; writer++) {
            List<List<NewReport>> portions = new ArrayList<>();
            for (int p = 0; p < 30; p++) {
                List<NewReport> portion = new ArrayList<>();
                for (int r = 0; r < 12; r++) {
                    portion.add(report(
                            tests.get(random.nextInt(tests.size())),
                            Side.values()[random.nextInt(2)],
                            Verdict.values()[random.nextInt(3)],
                            random.nextInt(20)));
                }
                portions.add(portion);
                all.addAll(portion);
            }
            writers.add(() -> {
                try (Connection connection = trial.connect()) {
                    ReportQueries queries = new ReportQueries(SmallTrial.queries(connection));
                    portions.forEach(p -> queries.append(1, p, Instant.EPOCH, null, null));
                }
                return null;
            });
        }

        run(writers);

        System.out.println("ReportsAtOnceTest's seed: " + seed);
        holds(tests, all);
    }

    private static void holds(List<Long> tests, List<NewReport> all) {
        ReportQueries queries = new ReportQueries(trial.queries());
        for (long test : tests) {
            List<NewReport> ofCell =
                    all.stream().filter(r -> r.testCase() == test).toList();
            assertThat(CellModel.of(queries.outcome(1, test, 1, 2L).orElseThrow()))
                    .isEqualTo(CellModel.of(ofCell));
        }
        assertThat(queries.reports(1, List.of(1L)).stream()
                        .filter(r -> tests.contains(r.testCase()))
                        .count())
                .isEqualTo(all.size());
    }

    private static NewReport report(long test, Side side, Verdict verdict, int moment) {
        return new NewReport(
                test,
                TestKind.INTEROPERABILITY,
                1,
                2L,
                side,
                verdict,
                null,
                null,
                null,
                Instant.EPOCH.plusSeconds(moment),
                null);
    }

    private static List<Long> tests(int count) throws SQLException {
        List<Long> tests = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            tests.add(trial.testCase("interoperability"));
        }
        return tests;
    }

    private static void run(List<Callable<Void>> tasks) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(tasks.size())) {
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        }
    }
}
