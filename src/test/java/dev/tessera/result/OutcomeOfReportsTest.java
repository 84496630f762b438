package dev.tessera.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.SmallTrial;
import dev.tessera.specification.TestKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** A cell stands where its reports put it, in whatever order and portions they came. */
class OutcomeOfReportsTest {

    /** A report of a cell that is not there yet. */
    record Word(Side side, Verdict verdict, @Nullable String reason, int moment) {

        NewReport of(long test, TestKind kind) {
            return new NewReport(
                    test,
                    kind,
                    1,
                    kind == TestKind.INTEROPERABILITY ? 2L : null,
                    kind == TestKind.INTEROPERABILITY ? side : Side.SUBJECT,
                    verdict,
                    reason,
                    null,
                    null,
                    Instant.EPOCH.plusSeconds(moment),
                    null);
        }
    }

    @SuppressWarnings("NullAway.Init") // by @BeforeContainer
    private static SmallTrial trial;

    @SuppressWarnings("NullAway.Init") // by @BeforeContainer
    private static ReportQueries queries;

    @BeforeContainer
    static void make() throws SQLException {
        trial = new SmallTrial();
        queries = new ReportQueries(trial.queries());
    }

    @AfterContainer
    static void close() throws SQLException {
        trial.close();
    }

    @Property(tries = 400)
    void an_interoperability_cell_is_what_both_sides_words_make_of_it(@ForAll("batches") List<List<Word>> batches)
            throws SQLException {
        holds(TestKind.INTEROPERABILITY, batches);
    }

    @Property(tries = 200)
    void a_conformance_cell_is_its_sides_latest_word(@ForAll("batches") List<List<Word>> batches) throws SQLException {
        holds(TestKind.CONFORMANCE, batches);
    }

    private static void holds(TestKind kind, List<List<Word>> batches) throws SQLException {
        long test = trial.testCase(kind.name().toLowerCase(java.util.Locale.ROOT));
        List<NewReport> all = new ArrayList<>();
        for (List<Word> batch : batches) {
            List<NewReport> reports = batch.stream().map(w -> w.of(test, kind)).toList();
            all.addAll(reports);
            queries.append(1, reports, Instant.EPOCH, null, null);

            Outcome outcome = queries.outcome(1, test, 1, kind == TestKind.INTEROPERABILITY ? 2L : null)
                    .orElseThrow();
            assertThat(CellModel.of(outcome)).isEqualTo(CellModel.of(all));
        }
    }

    @Provide
    Arbitrary<List<List<Word>>> batches() {
        Arbitrary<String> reasons = Arbitraries.of("no_peer", "unsupported");
        Arbitrary<Word> words = Arbitraries.of(Verdict.class)
                .flatMap(verdict -> Combinators.combine(
                                Arbitraries.of(Side.class),
                                Arbitraries.just(verdict),
                                verdict.needsReason() ? reasons : reasons.injectNull(0.8),
                                Arbitraries.integers().between(1, 3))
                        .as(Word::new));
        return words.list().ofMinSize(1).ofMaxSize(4).list().ofMinSize(1).ofMaxSize(5);
    }
}
