package dev.tessera.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.common.Refusal;
import dev.tessera.result.CellKey;
import dev.tessera.result.Outcome;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.trial.TrialStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One decision per cell, about what was looked at; two people where a trial asks for two. */
class DecidingTest extends ReviewedTrial {

    @Test
    void a_decision_is_kept_in_the_cell_beside_it_and_in_the_audit() {
        CellKey cell = toolSays("C1", Verdict.UNTESTED);
        ready();

        assertThat(decide(one, cell, Ruling.verify(null))).isEqualTo(Ruled.IN_FORCE);

        assertThat(outcome(cell).standing()).isEqualTo(Standing.VERIFIED);
        assertThat(outcome(cell).reason()).isEqualTo("no time");
        assertThat(reviewsOf(one, cell).reviews()).singleElement().satisfies(r -> {
            assertThat(r.verdict()).isEqualTo(Verdict.UNTESTED);
            assertThat(r.by()).isEqualTo(one.name());
            assertThat(r.inForce()).isTrue();
        });
        // A participant learns what was decided, and not by whom.
        assertThat(reviewsOf(tooler, cell).reviews())
                .singleElement()
                .satisfies(r -> assertThat(r.by()).isNull());
        refused("review.no-such-cell", () -> reviewsOf(platformer, cell));
        assertThat(audited("review.verified")).isEqualTo(1);
        refused("review.decided-already", () -> decide(two, cell, Ruling.giveBack("Again?")));
    }

    @Test
    void overruled_and_returned_say_why_and_an_overruling_says_something_else() {
        CellKey cell = toolSays("C1", Verdict.PASSED);
        ready();

        refused("review.reason-missing", () -> decide(one, cell, Ruling.overrule(Verdict.FAILED, null, null)));
        refused("review.reason-missing", () -> decide(one, cell, Ruling.giveBack("  ")));
        refused("field.long", () -> decide(one, cell, Ruling.giveBack("x".repeat(4001))));
        refused("review.same-verdict", () -> decide(one, cell, Ruling.overrule(Verdict.PASSED, null, "So.")));
        refused("report.reason-missing", () -> decide(one, cell, Ruling.overrule(Verdict.INAPPLICABLE, null, "So.")));
        assertThat(outcome(cell).decision()).isNull();

        decide(one, cell, Ruling.overrule(Verdict.INAPPLICABLE, "unsupported", "Its profile leaves it out."));
        assertThat(outcome(cell).verdict()).isEqualTo(Verdict.INAPPLICABLE);
        assertThat(outcome(cell).reason()).isEqualTo("unsupported");
    }

    @Test
    void what_is_returned_waits_for_the_sides_and_then_for_a_reviewer() {
        CellKey cell = toolSays("C1", Verdict.PASSED);
        ready();
        decide(one, cell, Ruling.giveBack("Which version?"));
        assertThat(queue(two)).isEmpty();
        refused("review.returned-already", () -> decide(two, cell, Ruling.verify(null)));

        phase(TrialStatus.REVIEWING);
        decide(two, cell, Ruling.verify(null));
        assertThat(outcome(cell).standing()).isEqualTo(Standing.VERIFIED);
    }

    @Test
    void a_cell_that_changed_since_it_was_looked_at_is_not_decided() {
        CellKey cell = toolSays("C1", Verdict.PASSED);
        ready();
        Outcome seen = outcome(cell);
        toolSays("C1", Verdict.FAILED);

        refused("review.changed-meanwhile", () -> decide(one, cell, Ruling.verify(null), seen));
        assertThat(outcome(cell).decision()).isNull();
        assertThat(reviewsOf(one, cell).reviews()).isEmpty();

        assertThat(look(one, cell).outcome().verdict()).isEqualTo(Verdict.FAILED);
        decide(one, cell, Ruling.verify(null));
        assertThat(outcome(cell).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void of_two_at_the_same_moment_one_decides() throws Exception {
        List<CellKey> cells = new ArrayList<>();
        for (String test : List.of("C1", "C2", "C3", "C4")) {
            cells.add(toolSays(test, Verdict.PASSED));
        }
        ready();
        for (CellKey cell : cells) {
            Outcome seen = outcome(cell);

            List<Ruled> done = atOnce(
                    () -> decide(one, cell, Ruling.verify(null), seen),
                    () -> decide(two, cell, Ruling.overrule(Verdict.FAILED, null, "No."), seen));

            assertThat(done).containsExactly(Ruled.IN_FORCE);
            assertThat(reviewsOf(one, cell).reviews())
                    .singleElement()
                    .satisfies(
                            r -> assertThat(r.verdict()).isEqualTo(outcome(cell).verdict()));
        }
    }

    @Test
    void of_two_who_are_both_needed_both_count_whatever_the_order() throws Exception {
        critical("C1", "C2", "C3", "C4");
        ready();
        for (String test : List.of("C1", "C2", "C3", "C4")) {
            CellKey cell = toolSays(test, Verdict.PASSED);
            Outcome seen = outcome(cell);

            List<Ruled> done = atOnce(
                    () -> decide(one, cell, Ruling.verify(null), seen),
                    () -> decide(two, cell, Ruling.verify(null), seen));

            assertThat(done).containsExactlyInAnyOrder(Ruled.FIRST_OF_TWO, Ruled.IN_FORCE);
            assertThat(outcome(cell).standing()).isEqualTo(Standing.VERIFIED);
        }
    }

    @Test
    void a_critical_test_takes_two_who_say_the_same() {
        critical("C1");
        CellKey cell = toolSays("C1", Verdict.PASSED);
        ready();

        assertThat(decide(one, cell, Ruling.verify(null))).isEqualTo(Ruled.FIRST_OF_TWO);
        assertThat(outcome(cell).standing()).isEqualTo(Standing.CLAIMED);
        assertThat(reviewsOf(tooler, cell).reviews()).isEmpty();
        refused("review.needs-another", () -> decide(one, cell, Ruling.verify(null)));
        refused("review.needs-another", () -> decide(one, cell, Ruling.overrule(Verdict.FAILED, null, "No.")));

        // Another decision is a new first one.
        assertThat(decide(two, cell, Ruling.overrule(Verdict.FAILED, null, "No.")))
                .isEqualTo(Ruled.FIRST_OF_TWO);
        assertThat(decide(one, cell, Ruling.overrule(Verdict.INCONCLUSIVE, null, "Hm.")))
                .isEqualTo(Ruled.FIRST_OF_TWO);
        assertThat(outcome(cell).decision()).isNull();
        assertThat(decide(two, cell, Ruling.overrule(Verdict.INCONCLUSIVE, null, "Indeed.")))
                .isEqualTo(Ruled.IN_FORCE);

        assertThat(outcome(cell).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(outcome(cell).standing()).isEqualTo(Standing.OVERRULED);
        assertThat(audited("review.first-of-two")).isEqualTo(3);
    }

    @Test
    void a_first_decision_is_void_once_a_side_reports_and_one_alone_returns() {
        critical("C1");
        CellKey cell = toolSays("C1", Verdict.PASSED);
        ready();
        decide(one, cell, Ruling.verify(null));
        toolSays("C1", Verdict.PASSED);

        assertThat(queue(one)).containsExactly("C1 WAITING");
        assertThat(decide(two, cell, Ruling.verify(null))).isEqualTo(Ruled.FIRST_OF_TWO);
        assertThat(decide(two, cell, Ruling.giveBack("Show the log."))).isEqualTo(Ruled.IN_FORCE);
        assertThat(outcome(cell).standing()).isEqualTo(Standing.RETURNED);
    }

    @Test
    void a_claim_keeps_others_away_until_it_expires() {
        CellKey cell = toolSays("C1", Verdict.PASSED);
        ready();
        claim(one, cell);
        assertThat(look(two, cell).claim()).satisfies(c -> assertThat(c.by()).isEqualTo(one.name()));
        refused("review.claimed", () -> claim(two, cell));
        refused("review.claimed", () -> decide(two, cell, Ruling.verify(null)));
        assertThat(verifyAll(two, cell).passedOver()).containsOnlyKeys(cell);

        later(Duration.ofMinutes(20));
        claim(one, cell);
        later(Duration.ofMinutes(20));
        refused("review.claimed", () -> claim(two, cell));
        release(two, cell);
        refused("review.claimed", () -> claim(two, cell));

        later(Duration.ofMinutes(10));
        claim(two, cell);
        release(two, cell);
        claim(one, cell);
        decide(one, cell, Ruling.giveBack("Which one?"));
        assertThat(look(one, cell).claim()).isNull();
    }

    @Test
    void many_at_once_are_those_of_which_nothing_needs_a_reason() {
        CellKey passed = toolSays("C1", Verdict.PASSED);
        CellKey failed = toolSays("C2", Verdict.FAILED);
        CellKey critical = toolSays("C3", Verdict.PASSED);
        CellKey agreed = toolSays("P1", Verdict.FAILED);
        platformSays("P1", Verdict.FAILED);
        CellKey disputed = toolSays("P2", Verdict.PASSED);
        platformSays("P2", Verdict.FAILED);
        critical("C3");
        phase(TrialStatus.REVIEWING);

        Bulk done = verifyAll(one, passed, failed, critical, agreed, disputed);

        assertThat(done.verified()).isEqualTo(2);
        assertThat(done.firsts()).isEqualTo(1);
        assertThat(done.passedOver()).containsOnlyKeys(failed, disputed);
        assertThat(done.passedOver().values())
                .extracting(r -> r.sentence().key())
                .containsOnly("review.not-plain");
        assertThat(outcome(passed).standing()).isEqualTo(Standing.VERIFIED);
        assertThat(outcome(agreed).standing()).isEqualTo(Standing.VERIFIED);
        assertThat(outcome(failed).standing()).isEqualTo(Standing.CLAIMED);
    }

    @SafeVarargs
    private static List<Ruled> atOnce(Callable<Ruled>... all) throws Exception {
        CyclicBarrier together = new CyclicBarrier(all.length);
        List<Ruled> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(all.length)) {
            List<Future<Ruled>> futures = new ArrayList<>();
            for (Callable<Ruled> each : all) {
                futures.add(threads.submit(() -> {
                    together.await();
                    return each.call();
                }));
            }
            for (Future<Ruled> future : futures) {
                try {
                    done.add(future.get());
                } catch (java.util.concurrent.ExecutionException e) {
                    assertThat(e.getCause())
                            .isInstanceOfSatisfying(
                                    Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.CONFLICT));
                }
            }
        }
        return done;
    }

    private int audited(String operation) {
        return db.fetchOne(
                        "select count(*) from audit_entry where operation = ? and trial_id = ?", operation, trial.id())
                .get(0, Integer.class);
    }
}
