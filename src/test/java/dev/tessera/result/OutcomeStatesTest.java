package dev.tessera.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.SmallTrial;
import dev.tessera.specification.TestKind;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/**
 * Whatever two sides report and reviewers decide, in whatever order, a cell stands where all of it, read again from
 * scratch, puts it.
 */
class OutcomeStatesTest {

    /** Something that happens to a cell. */
    sealed interface Event {}

    /** A side reports; the moment orders its reports, and need not be later than the one before. */
    record Reported(Side side, Verdict verdict, @Nullable String reason, int moment) implements Event {}

    /** A reviewer decides about what he sees, or about what he saw before the last event. */
    record Reviewed(
            Decision decision, Verdict verdict, @Nullable String reason, boolean late) implements Event {}

    @SuppressWarnings("NullAway.Init") // by @BeforeContainer
    private static SmallTrial trial;

    @SuppressWarnings("NullAway.Init") // by @BeforeContainer
    private static ReportQueries queries;

    private static final Set<Standing> met = EnumSet.noneOf(Standing.class);
    private static int refused;

    @BeforeContainer
    static void make() throws SQLException {
        trial = new SmallTrial();
        queries = new ReportQueries(trial.queries());
    }

    @AfterContainer
    static void close() throws SQLException {
        trial.close();
        // A walk that never came there would have shown nothing of it.
        assertThat(met)
                .containsExactlyInAnyOrder(
                        Standing.CLAIMED,
                        Standing.AGREED,
                        Standing.DISPUTED,
                        Standing.VERIFIED,
                        Standing.OVERRULED,
                        Standing.RETURNED);
        assertThat(refused).isPositive();
    }

    @Property(tries = 500)
    void a_pairs_cell_is_what_was_said_and_decided(@ForAll("events") List<Event> events) throws SQLException {
        play(TestKind.INTEROPERABILITY, events);
    }

    @Property(tries = 250)
    void so_is_the_cell_of_one_product(@ForAll("events") List<Event> events) throws SQLException {
        play(TestKind.CONFORMANCE, events);
    }

    private static void play(TestKind kind, List<Event> events) throws SQLException {
        long test = trial.testCase(kind.name().toLowerCase(java.util.Locale.ROOT));
        Long peer = kind == TestKind.INTEROPERABILITY ? 2L : null;
        List<NewReport> said = new ArrayList<>();
        CellModel.Made decision = null;
        Outcome now = null;
        Outcome before = null;
        for (int i = 0; i < events.size(); i++) {
            switch (events.get(i)) {
                case Reported r -> {
                    NewReport report = new NewReport(
                            test,
                            kind,
                            1,
                            peer,
                            peer == null ? Side.SUBJECT : r.side(),
                            r.verdict(),
                            r.reason(),
                            null,
                            null,
                            Instant.EPOCH.plusSeconds(r.moment()),
                            null);
                    said.add(report);
                    queries.append(1, List.of(report), Instant.EPOCH.plusSeconds(i), null, null);
                }
                case Reviewed r -> {
                    Outcome looked = r.late() ? before : now;
                    if (looked == null) {
                        continue;
                    }
                    boolean returned = r.decision() == Decision.RETURNED;
                    boolean taken = queries.decide(
                            new CellKey(1, test, 1, peer),
                            new Decided(
                                    r.decision(),
                                    returned ? null : r.verdict(),
                                    returned ? null : r.reason(),
                                    looked.seen(),
                                    Instant.EPOCH.plusSeconds(1000 + i)));
                    assertThat(taken)
                            .as("a decision about %s where it is %s", looked, now)
                            .isEqualTo(looked.seen()
                                    .equals(java.util.Objects.requireNonNull(now)
                                            .seen()));
                    if (taken) {
                        decision = new CellModel.Made(
                                r.decision(),
                                returned ? null : r.verdict(),
                                returned ? null : r.reason(),
                                List.copyOf(said));
                    } else {
                        refused++;
                    }
                }
            }
            before = now;
            now = queries.outcome(1, test, 1, peer).orElse(null);
            if (now != null) {
                assertThat(CellModel.of(now)).isEqualTo(CellModel.of(said, decision));
                met.add(now.standing());
            }
        }
    }

    @Provide
    Arbitrary<List<Event>> events() {
        Arbitrary<String> reasons = Arbitraries.of("no_peer", "unsupported");
        Arbitrary<Event> reported = Arbitraries.of(Verdict.PASSED, Verdict.FAILED, Verdict.UNTESTED)
                .flatMap(verdict -> Combinators.combine(
                                Arbitraries.of(Side.class),
                                Arbitraries.just(verdict),
                                verdict.needsReason() ? reasons : reasons.injectNull(0.9),
                                Arbitraries.integers().between(1, 12))
                        .as(Reported::new));
        Arbitrary<Event> reviewed = Arbitraries.of(Verdict.values())
                .flatMap(verdict -> Combinators.combine(
                                Arbitraries.of(Decision.class),
                                Arbitraries.just(verdict),
                                verdict.needsReason()
                                        ? reasons
                                        : Arbitraries.just("").map(e -> (String) null),
                                Arbitraries.of(true, false, false))
                        .as(Reviewed::new));
        return Arbitraries.oneOf(reported, reported, reviewed)
                .list()
                .ofMinSize(2)
                .ofMaxSize(12);
    }
}
