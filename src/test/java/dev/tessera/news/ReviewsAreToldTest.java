package dev.tessera.news;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.ServerTest;
import dev.tessera.access.Viewer;
import dev.tessera.result.CellKey;
import dev.tessera.result.Outcome;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.review.Appeals;
import dev.tessera.review.Readiness;
import dev.tessera.review.Reviews;
import dev.tessera.review.Ruling;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Reviewers;
import dev.tessera.trial.TrialTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What reviewers decide against organisations is told to their people, once; appeals to those who can answer them. */
@ServerTest
class ReviewsAreToldTest extends ToldPeople {

    @Autowired
    Reports reports;

    @Autowired
    Reviews reviews;

    @Autowired
    Appeals appeals;

    @Autowired
    Readiness readiness;

    @Autowired
    Reviewers appointed;

    @Autowired
    TrialTests tests;

    private Participant product;
    private CellKey cell;
    private Viewer reviewer;

    @BeforeEach
    void ready() {
        product = trials.own(manager, trial).getFirst();
        cell = new CellKey(trial.id(), tests.cases(trial).getFirst().id(), product.id(), null);
        Viewer somebody = somebody(null);
        appointed.appoint(coordinator, trial.slug(), somebody.name() + "@example.org");
        reviewer = accounts.viewer(id(somebody)).orElseThrow();
        readiness.set(manager, trial.slug(), product.id(), true);
        report();
    }

    @Test
    void several_returned_results_are_told_once_until_they_are_read() {
        decide(Ruling.giveBack("Which version?"));
        report();
        decide(Ruling.giveBack("And where is the log?"));

        assertThat(says(manager))
                .containsExactly("A reviewer returned results of " + organisation.name() + " in " + trial.title()
                        + ": look at what is asked for");
        assertThat(says(member)).hasSize(1);
        assertThat(says(rival)).isEmpty();
        inbox.readAll(manager, null);
        report();
        decide(Ruling.giveBack("Still no log."));
        assertThat(says(manager)).hasSize(2);
    }

    @Test
    void what_is_verified_is_no_news() {
        decide(Ruling.verify(null));

        assertThat(says(manager)).isEmpty();
    }

    @Test
    void an_appeal_is_told_to_reviewers_and_its_answer_to_the_sides() {
        decide(Ruling.overrule(Verdict.FAILED, null, "No."));
        assertThat(says(manager)).hasSize(1);

        long appeal = appeals.make(manager, trial.slug(), cell, "We saw it pass.");

        assertThat(says(reviewer))
                .containsExactly(
                        organisation.name() + " appeals against a decision in " + trial.title() + ": We saw it pass.");
        assertThat(inbox.count(coordinator, trial.id())).isEqualTo(1);
        assertThat(says(manager)).hasSize(1);
        appeals.uphold(coordinator, trial.slug(), appeal, "The log says otherwise.");
        assertThat(says(member))
                .contains("An appeal about a result of " + organisation.name() + " in " + trial.title()
                        + " was answered: the decision stays");
    }

    private void report() {
        reports.record(manager, trial.slug(), "T1", product.id(), null, Verdict.PASSED, null, null);
    }

    private void decide(Ruling ruling) {
        Outcome outcome =
                reports.outcome(trial.id(), cell.testCase(), product.id(), null).orElseThrow();
        reviews.decide(reviewer, trial.slug(), cell, ruling, outcome.seen());
    }
}
