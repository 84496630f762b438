package dev.tessera.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.result.CellKey;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A participant may ask another reviewer, once and in time. */
class AppealsTest extends ReviewedTrial {

    private static final Ruling OVERRULED = Ruling.overrule(Verdict.FAILED, null, "The log shows it.");

    @Test
    void an_appeal_is_made_by_a_side_against_a_verdict_that_stands() {
        CellKey cell = toolSays("C1", Verdict.PASSED);
        ready();
        refused("appeal.nothing-decided", () -> appeal(tooler, cell));
        decide(one, cell, OVERRULED);

        refused("appeal.not-yours", () -> appeal(two, cell));
        refused("appeal.not-yours", () -> appeal(platformer, cell));
        assertThat(reviewsOf(tooler, cell).appealable()).isNotNull();
        long id = appeal(tooler, cell);

        refused("appeal.already", () -> appeal(tooler, cell));
        refused("review.appeal-first", () -> decide(two, cell, Ruling.verify(null)));
        CellReviews story = reviewsOf(tooler, cell);
        assertThat(story.appealable()).isNull();
        assertThat(story.withdrawable()).isEqualTo(id);
        assertThat(story.appeals()).singleElement().satisfies(a -> {
            assertThat(a.reason()).isEqualTo("We see it otherwise.");
            assertThat(a.state()).isEqualTo(AppealState.OPEN);
            assertThat(a.until()).isEqualTo(outcome(cell).decidedAt().plus(Duration.ofDays(14)));
        });
    }

    @Test
    void it_is_made_until_its_deadline() {
        CellKey cell = toolSays("C1", Verdict.PASSED);
        ready();
        decide(one, cell, OVERRULED);
        later(Duration.ofDays(14).plusSeconds(60));

        refused("appeal.late", () -> appeal(tooler, cell));
        assertThat(reviewsOf(tooler, cell).appealable()).isNull();
    }

    @Test
    void another_reviewer_answers_it() {
        CellKey cell = toolSays("C1", Verdict.PASSED);
        ready();
        decide(one, cell, OVERRULED);
        long id = appeal(tooler, cell);

        refused("appeal.another-reviewer", () -> uphold(one, id));
        refused("appeal.another-reviewer", () -> grant(one, id, cell, Ruling.verify("Well.")));
        refused("review.reviewers-only", () -> uphold(tooler, id));
        uphold(two, id);

        assertThat(outcome(cell).standing()).isEqualTo(Standing.OVERRULED);
        assertThat(reviewsOf(tooler, cell).appeals()).singleElement().satisfies(a -> {
            assertThat(a.state()).isEqualTo(AppealState.UPHELD);
            assertThat(a.answer()).isEqualTo("It stays.");
            assertThat(a.endedBy()).isNull();
        });
        assertThat(reviewsOf(coordinator, cell).appeals().getFirst().endedBy()).isEqualTo(two.name());
        refused("appeal.over", () -> uphold(two, id));
        refused("appeal.answered-already", () -> appeal(tooler, cell));
    }

    @Test
    void of_a_decision_by_two_neither_answers() {
        critical("C1");
        CellKey cell = toolSays("C1", Verdict.PASSED);
        ready();
        decide(one, cell, OVERRULED);
        decide(two, cell, OVERRULED);
        long id = appeal(tooler, cell);

        refused("appeal.another-reviewer", () -> uphold(one, id));
        refused("appeal.another-reviewer", () -> uphold(two, id));
        assertThat(queue(one)).isEmpty();
        assertThat(queue(two)).isEmpty();
        assertThat(queue(coordinator)).containsExactly("C1 APPEAL");

        // And another decision takes two others.
        assertThat(grant(coordinator, id, cell, Ruling.verify("They are right.")))
                .isEqualTo(Ruled.FIRST_OF_TWO);
        assertThat(outcome(cell).standing()).isEqualTo(Standing.OVERRULED);
        assertThat(grant(reviewer(null), id, cell, Ruling.verify("They are right.")))
                .isEqualTo(Ruled.IN_FORCE);
        assertThat(outcome(cell).standing()).isEqualTo(Standing.VERIFIED);
        assertThat(reviewsOf(tooler, cell).appeals().getFirst().state()).isEqualTo(AppealState.GRANTED);
    }

    @Test
    void granted_it_changes_the_cell() {
        CellKey cell = toolSays("P1", Verdict.PASSED);
        platformSays("P1", Verdict.PASSED);
        ready();
        decide(one, cell, OVERRULED);
        long id = appeal(platformer, cell);
        refused("appeal.not-yours", () -> withdraw(tooler, id));

        assertThat(grant(two, id, cell, Ruling.verify("Both saw it pass."))).isEqualTo(Ruled.IN_FORCE);

        assertThat(outcome(cell).standing()).isEqualTo(Standing.VERIFIED);
        assertThat(outcome(cell).verdict()).isEqualTo(Verdict.PASSED);
        // A new decision: a new appeal is possible, and the reviewer of the second does not answer that.
        long again = appeal(tooler, cell);
        refused("appeal.another-reviewer", () -> uphold(two, again));
        withdraw(tooler, again);
        assertThat(queue(coordinator)).isEmpty();
        refused("appeal.over", () -> uphold(one, again));
    }

    @Test
    void what_was_asked_never_changes() {
        CellKey cell = toolSays("C1", Verdict.PASSED);
        ready();
        decide(one, cell, OVERRULED);
        long id = appeal(tooler, cell);

        assertThatThrownBy(() -> db.execute("update appeal set reason = 'x' where id = ?", id))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> db.execute("delete from appeal where id = ?", id))
                .hasMessageContaining("never changed");
        uphold(two, id);
        assertThatThrownBy(() -> db.execute(
                        "update appeal set state = 'open', answer = null, ended_by = null,"
                                + " ended_at = null where id = ?",
                        id))
                .hasMessageContaining("never changed");
    }
}
