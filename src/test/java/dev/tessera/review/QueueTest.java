package dev.tessera.review;

import static dev.tessera.db.Tables.OUTCOME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.result.CellKey;
import dev.tessera.result.CellStories;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.trial.TrialStatus;
import java.time.Duration;
import java.time.Instant;
import org.jooq.types.DayToSecond;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What waits for whom, and in which order. */
class QueueTest extends ReviewedTrial {

    @Autowired
    private CellStories stories;

    @Test
    void while_the_trial_is_open_only_what_is_ready_waits() {
        toolSays("C1", Verdict.FAILED);
        toolSays("P1", Verdict.PASSED);
        toolSays("P2", Verdict.PASSED);
        platformSays("P2", Verdict.PASSED);
        assertThat(queue(one)).isEmpty();
        refused("review.not-ready", () -> decide(one, cell("C1"), Ruling.verify(null)));

        readiness.set(platformer, trial.slug(), platform.id(), true);
        assertThat(queue(one)).containsExactly("P2 WAITING");
        ready();
        assertThat(queue(one)).containsExactly("C1 WAITING", "P2 WAITING");
        assertThat(queue(coordinator)).hasSize(2);

        readiness.set(tooler, trial.slug(), tool.id(), false);
        assertThat(queue(one)).containsExactly("P2 WAITING");
    }

    @Test
    void once_it_is_under_review_everything_undecided_waits() {
        toolSays("C1", Verdict.FAILED);
        toolSays("P1", Verdict.PASSED);
        toolSays("P2", Verdict.PASSED);
        platformSays("P2", Verdict.FAILED);

        phase(TrialStatus.REVIEWING);

        assertThat(queue(one)).containsExactly("P2 DISPUTE", "C1 WAITING", "P1 WAITING");
    }

    @Test
    void a_dispute_waits_for_its_sides_first() {
        CellKey cell = toolSays("P1", Verdict.PASSED);
        platformSays("P1", Verdict.FAILED);
        ready();
        assertThat(queue(one)).isEmpty();
        refused("review.dispute-runs", () -> decide(one, cell, Ruling.verify("Both saw something else.")));

        later(Duration.ofDays(7));

        assertThat(queue(one)).containsExactly("P1 DISPUTE");
        refused("review.reason-missing", () -> decide(one, cell, Ruling.verify(" ")));
        decide(one, cell, Ruling.overrule(Verdict.FAILED, null, "The log of the platform shows it."));
        assertThat(outcome(cell).standing()).isEqualTo(Standing.OVERRULED);
        assertThat(outcome(cell).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void its_story_says_until_when_as_long_as_no_reviewer_may_decide() {
        toolSays("P1", Verdict.PASSED);
        assertThat(agreeUntil()).isNull();
        CellKey cell = platformSays("P1", Verdict.FAILED);
        assertThat(agreeUntil()).isEqualTo(outcome(cell).changedAt().plus(Duration.ofDays(7)));

        db.update(OUTCOME)
                .set(OUTCOME.CHANGED_AT, OUTCOME.CHANGED_AT.sub(DayToSecond.valueOf(Duration.ofDays(8))))
                .where(OUTCOME.TRIAL_ID.eq(trial.id()))
                .execute();
        assertThat(agreeUntil()).isNull();
        platformSays("P1", Verdict.INCONCLUSIVE);
        assertThat(agreeUntil()).isNotNull();
        phase(TrialStatus.REVIEWING);
        assertThat(queue(one)).containsExactly("P1 DISPUTE");
        assertThat(agreeUntil()).isNull();
    }

    private @Nullable Instant agreeUntil() {
        return stories.story(coordinator, trial, "P1", tool.id(), platform.id())
                .meetings()
                .getFirst()
                .agreeUntil();
    }

    @Test
    void nobody_finds_their_own_organisations_results_in_the_queue_or_decides_them() {
        CellKey own = toolSays("P1", Verdict.PASSED);
        platformSays("P1", Verdict.PASSED);
        toolSays("C1", Verdict.PASSED);
        ready();

        assertThat(queue(one)).hasSize(2);
        assertThat(queue(partial)).containsExactly("C1 WAITING");
        refused("review.conflict-of-interest", () -> decide(partial, own, Ruling.verify(null)));
        refused("review.conflict-of-interest", () -> claim(partial, own));
        assertThat(verifyAll(partial, own, cell("C1")).passedOver()).containsOnlyKeys(own);
        assertThat(outcome(own).standing()).isEqualTo(Standing.AGREED);
    }

    @Test
    void what_was_decided_waits_again_when_a_side_says_something_else() {
        CellKey cell = toolSays("C1", Verdict.PASSED);
        ready();
        decide(one, cell, Ruling.verify(null));
        assertThat(queue(one)).isEmpty();

        toolSays("C1", Verdict.PASSED);
        assertThat(queue(one)).isEmpty();
        readiness.set(tooler, trial.slug(), tool.id(), false);
        toolSays("C1", Verdict.FAILED);
        assertThat(queue(one)).containsExactly("C1 CHANGED");
    }

    @Test
    void the_most_urgent_comes_first_and_then_what_waits_longest() {
        critical("C2");
        toolSays("C4", Verdict.PASSED);
        toolSays("C3", Verdict.PASSED);
        toolSays("C2", Verdict.PASSED);
        toolSays("C1", Verdict.PASSED);
        toolSays("P1", Verdict.PASSED);
        platformSays("P1", Verdict.FAILED);
        toolSays("P2", Verdict.PASSED);
        platformSays("P2", Verdict.PASSED);
        ready();
        decide(one, cell("P2"), Ruling.overrule(Verdict.FAILED, null, "No."));
        appeal(tooler, cell("P2"));
        decide(one, cell("C2"), Ruling.verify(null));
        decide(one, cell("C1"), Ruling.verify(null));
        toolSays("C1", Verdict.FAILED);
        later(Duration.ofDays(7));

        assertThat(queue(two))
                .containsExactly("P2 APPEAL", "P1 DISPUTE", "C2 SECOND", "C1 CHANGED", "C4 WAITING", "C3 WAITING");
        // Who decided neither answers the appeal nor is the second.
        assertThat(queue(one)).containsExactly("P1 DISPUTE", "C1 CHANGED", "C4 WAITING", "C3 WAITING");
    }

    @Test
    void filters_take_away_what_is_not_asked_for() {
        CellKey mine = toolSays("C1", Verdict.PASSED);
        toolSays("C3", Verdict.PASSED);
        toolSays("P1", Verdict.PASSED);
        platformSays("P1", Verdict.PASSED);
        ready();
        claim(one, mine);

        assertThat(queue(one, new QueueFilter(null, "grades", null, false))).containsExactly("C3 WAITING");
        assertThat(queue(one, new QueueFilter(null, null, platformMaker.id(), false)))
                .containsExactly("P1 WAITING");
        assertThat(queue(one, new QueueFilter(ItemKind.APPEAL, null, null, false)))
                .isEmpty();
        assertThat(queue(one, new QueueFilter(null, null, null, true))).containsExactly("C1 WAITING");
        assertThat(queue(two, new QueueFilter(null, null, null, true))).isEmpty();
    }

    @Test
    void nothing_waits_once_results_are_published() {
        CellKey cell = toolSays("C1", Verdict.PASSED);
        phase(TrialStatus.REVIEWING);
        phase(TrialStatus.PUBLISHED);

        assertThat(queue(one)).isEmpty();
        refused("review.closed", () -> decide(one, cell, Ruling.verify(null)));
        refused("review.closed", () -> readiness.set(tooler, trial.slug(), tool.id(), true));
    }
}
