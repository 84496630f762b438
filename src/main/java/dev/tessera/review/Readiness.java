package dev.tessera.review;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import dev.tessera.live.Live;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Vendors say when they have reported all that they will: reviewers begin with them while others still test. */
@Service
public class Readiness {

    private final ReadinessQueries queries;
    private final Trials trials;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Live live;
    private final Clock clock;

    Readiness(ReadinessQueries queries, Trials trials, AccessPolicy policy, Audit audit, Live live, Clock clock) {
        this.queries = queries;
        this.trials = trials;
        this.policy = policy;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /** Since when the viewer's own participations are ready, by id. */
    @Transactional(readOnly = true)
    public Map<Long, Instant> own(Viewer viewer, Trial trial) {
        Map<Long, Instant> ready = queries.ready(trial.id());
        return trials.own(viewer, trial).stream()
                .map(Participant::id)
                .filter(ready::containsKey)
                .collect(Collectors.toMap(id -> id, ready::get));
    }

    /** Says that a participation is ready for review, or takes it back. */
    @Transactional
    public void set(Viewer viewer, String slug, long participation, boolean ready) {
        Trial trial = trials.see(viewer, slug);
        Participant of = trials.participants(trial.id()).stream()
                .filter(p -> p.id() == participation)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("report.participant-unknown", participation));
        if (!trial.status().takesReports()) {
            throw Refusal.conflict("review.closed", trial.title());
        }
        Long account = viewer.account();
        if (account == null || !policy.mayReportFor(viewer, trial.scope(), of.organisationId())) {
            throw Refusal.forbidden("report.not-yours", of.label(), of.organisation());
        }
        if (ready && of.hasLeft()) {
            throw Refusal.conflict("report.withdrawn", of.label(), trial.title());
        }
        boolean changed = ready
                ? queries.ready(trial.id(), participation, account, clock.instant())
                : queries.notReady(participation);
        if (changed) {
            audit.done(
                    viewer,
                    ready ? "review.ready" : "review.not-ready",
                    new Thing(ThingKind.PARTICIPATION, of.id(), of.label(), of.organisationId(), trial.id()),
                    null);
            live.changed(Reviews.news(trial.id()));
        }
    }
}
