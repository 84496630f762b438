package dev.tessera.review;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import dev.tessera.live.Live;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tests of a trial that two reviewers decide. */
@Service
public class CriticalTests {

    private final ReadinessQueries queries;
    private final Trials trials;
    private final TrialTests tests;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Live live;

    CriticalTests(
            ReadinessQueries queries, Trials trials, TrialTests tests, AccessPolicy policy, Audit audit, Live live) {
        this.queries = queries;
        this.trials = trials;
        this.tests = tests;
        this.policy = policy;
        this.audit = audit;
        this.live = live;
    }

    /** Those tests by their lineage, for whoever oversees the trial. */
    @Transactional(readOnly = true)
    public Set<Long> of(Viewer viewer, String slug) {
        Trial trial = trials.see(viewer, slug);
        if (!policy.mayOversee(viewer, trial.scope())) {
            throw Refusal.forbidden("review.reviewers-only");
        }
        return queries.critical(trial.id());
    }

    /** Two reviewers decide these tests from now on, and no other; what is decided already stays. */
    @Transactional
    public void choose(Viewer viewer, String slug, Collection<Long> lineages) {
        Trial trial = trials.coordinate(viewer, slug);
        List<TestCase> all = tests.cases(trial);
        Set<Long> before = queries.critical(trial.id());
        Set<Long> now = Set.copyOf(lineages);
        if (!all.stream().map(TestCase::lineage).toList().containsAll(now)) {
            throw Refusal.invalid("review.no-such-test");
        }
        queries.choose(trial.id(), now);
        audit.changed(
                viewer,
                "trial.critical-tests",
                Thing.trial(trial.id(), trial.title()),
                Map.of("tests", keys(all, before)),
                Map.of("tests", keys(all, now)),
                null);
        live.changed(Reviews.news(trial.id()));
    }

    private static List<String> keys(List<TestCase> all, Set<Long> lineages) {
        return all.stream()
                .filter(t -> lineages.contains(t.lineage()))
                .map(TestCase::key)
                .toList();
    }
}
