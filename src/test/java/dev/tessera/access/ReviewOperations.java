package dev.tessera.access;

import dev.tessera.result.CellKey;
import dev.tessera.result.Outcome;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.review.Appeals;
import dev.tessera.review.CriticalTests;
import dev.tessera.review.Looked;
import dev.tessera.review.QueueFilter;
import dev.tessera.review.Readiness;
import dev.tessera.review.Reviews;
import dev.tessera.review.Ruling;
import dev.tessera.trial.TrialTests;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationContext;

/** What reviewers decide, and what is asked of them. */
final class ReviewOperations extends Operations {

    private final Reports reports = bean(Reports.class);
    private final Reviews reviews = bean(Reviews.class);
    private final Appeals appeals = bean(Appeals.class);
    private final Readiness readiness = bean(Readiness.class);
    private final CriticalTests critical = bean(CriticalTests.class);

    ReviewOperations(AccessFixture fixture, ApplicationContext beans) {
        super(fixture, beans);
        reviews();
        appeals();
        readiness();
    }

    private void reviews() {
        does("review.Reviews.queue", (v, on) -> reviews.queue(v, slug(on), QueueFilter.ALL, 0));
        does("review.Reviews.look", (v, on) -> reviews.look(v, slug(on), ready(on)));
        does("review.Reviews.claim", (v, on) -> reviews.claim(v, slug(on), ready(on)));
        does("review.Reviews.release", (v, on) -> reviews.release(v, slug(on), ready(on)));
        does("review.Reviews.decide", (v, on) -> {
            CellKey cell = ready(on);
            reviews.decide(v, slug(on), cell, Ruling.verify(null), outcome(cell).seen());
        });
        does("review.Reviews.verifyAll", (v, on) -> {
            CellKey cell = ready(on);
            reviews.verifyAll(
                    v, slug(on), List.of(new Looked(cell, outcome(cell).seen())));
        });
    }

    private void appeals() {
        does("review.Appeals.of", (v, on) -> appeals.of(v, slug(on), ready(on)));
        does("review.Appeals.make", (v, on) -> appeals.make(v, slug(on), decided(on), "Because."));
        does("review.Appeals.withdraw", (v, on) -> appeals.withdraw(v, slug(on), appealed(on)));
        does("review.Appeals.uphold", (v, on) -> appeals.uphold(v, slug(on), appealed(on), "It stays."));
        does("review.Appeals.grant", (v, on) -> {
            long appeal = appealed(on);
            CellKey cell = cell(on);
            appeals.grant(
                    v,
                    slug(on),
                    appeal,
                    Ruling.giveBack("Again."),
                    outcome(cell).seen());
        });
    }

    private void readiness() {
        shows("review.Readiness.own", (v, on) -> {
            ready(on);
            return !readiness.own(v, on.trial()).isEmpty();
        });
        does(
                "review.Readiness.set",
                (v, on) -> readiness.set(v, slug(on), on.participant().id(), true));
        does("review.CriticalTests.of", (v, on) -> critical.of(v, slug(on)));
        does("review.CriticalTests.choose", (v, on) -> critical.choose(v, slug(on), Set.of()));
    }

    private static String slug(AccessFixture.Side on) {
        return on.trial().slug();
    }

    private CellKey cell(AccessFixture.Side on) {
        long test = bean(TrialTests.class).cases(on.trial()).stream()
                .filter(t -> t.key().equals("T1"))
                .findFirst()
                .orElseThrow()
                .id();
        return new CellKey(on.trial().id(), test, on.participant().id(), null);
    }

    private Outcome outcome(CellKey cell) {
        return reports.outcome(cell.trial(), cell.testCase(), cell.subject(), null)
                .orElseThrow();
    }

    /** A result of the side's own that waits for a reviewer. */
    private CellKey ready(AccessFixture.Side on) {
        reports.record(on.member(), slug(on), "T1", on.participant().id(), null, Verdict.PASSED, null, null);
        readiness.set(on.member(), slug(on), on.participant().id(), true);
        return cell(on);
    }

    /** One that somebody has decided who is none of those who act. */
    private CellKey decided(AccessFixture.Side on) {
        CellKey cell = ready(on);
        reviews.decide(
                fixture.otherAdministrator,
                slug(on),
                cell,
                Ruling.overrule(Verdict.FAILED, null, "No."),
                outcome(cell).seen());
        return cell;
    }

    private long appealed(AccessFixture.Side on) {
        return appeals.make(on.member(), slug(on), decided(on), "Because.");
    }
}
