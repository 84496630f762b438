package dev.tessera.demo;

import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.result.CellKey;
import dev.tessera.review.Appeals;
import dev.tessera.review.CriticalTests;
import dev.tessera.review.Readiness;
import dev.tessera.review.Reviews;
import dev.tessera.review.Ruling;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Reviewers;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The demonstration's reviewer, and what waits for her: two vendors are ready, and one appeals. */
@Component
class Reviewing {

    private static final String TRIAL = "lti-autumn-2026";

    private final Reviewers reviewers;
    private final Readiness readiness;
    private final Reviews reviews;
    private final Appeals appeals;
    private final CriticalTests critical;
    private final Trials trials;
    private final TrialTests tests;
    private final Accounts accounts;

    Reviewing(
            Reviewers reviewers,
            Readiness readiness,
            Reviews reviews,
            Appeals appeals,
            CriticalTests critical,
            Trials trials,
            TrialTests tests,
            Accounts accounts) {
        this.reviewers = reviewers;
        this.readiness = readiness;
        this.reviews = reviews;
        this.appeals = appeals;
        this.critical = critical;
        this.trials = trials;
        this.tests = tests;
        this.accounts = accounts;
    }

    /** Results are there already. */
    void load(Viewer coordinator) {
        reviewers.appoint(coordinator, TRIAL, "reviewer@example.org");
        Trial trial = trials.see(coordinator, TRIAL);
        critical.choose(
                coordinator,
                TRIAL,
                tests.cases(trial).stream()
                        .filter(t -> Set.of("sec-01", "pair-01").contains(t.key()))
                        .map(TestCase::lineage)
                        .collect(Collectors.toSet()));
        Viewer vendor = person("vendor@example.org");
        ready(vendor, trial);
        ready(person("rival@example.org"), trial);
        CellKey failed = new CellKey(
                trial.id(),
                tests.cases(trial).stream()
                        .filter(t -> t.key().equals("oidc-05"))
                        .findFirst()
                        .orElseThrow()
                        .id(),
                trials.own(vendor, trial).stream()
                        .filter(p -> p.productSlug().equals("quillmere-campus"))
                        .findFirst()
                        .orElseThrow()
                        .id(),
                null);
        reviews.decide(
                coordinator,
                TRIAL,
                failed,
                Ruling.verify("The log of the run shows it."),
                reviews.look(coordinator, TRIAL, failed).orElseThrow().outcome().seen());
        appeals.make(
                vendor,
                TRIAL,
                failed,
                "The test was run against a build of the week before. With the version that takes part it passes; the log is with the result.");
    }

    private void ready(Viewer vendor, Trial trial) {
        for (Participant participant : trials.own(vendor, trial)) {
            readiness.set(vendor, TRIAL, participant.id(), true);
        }
    }

    private Viewer person(String email) {
        return accounts.idOf(email).flatMap(accounts::viewer).orElseThrow();
    }
}
