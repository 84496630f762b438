package dev.tessera.review;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.common.Refusal;
import dev.tessera.live.Live;
import dev.tessera.result.CellKey;
import dev.tessera.result.Outcome;
import dev.tessera.result.Reports;
import dev.tessera.result.Seen;
import dev.tessera.result.Side;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A participant asks that somebody else looks again at what was decided about it. */
@Service
public class Appeals {

    private final AppealQueries queries;
    private final ReviewQueries reviews;
    private final QueueQueries queue;
    private final Deciding deciding;
    private final Reports reports;
    private final Trials trials;
    private final TrialTests tests;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Live live;
    private final ApplicationEventPublisher events;

    Appeals(
            AppealQueries queries,
            ReviewQueries reviews,
            QueueQueries queue,
            Deciding deciding,
            Reports reports,
            Trials trials,
            TrialTests tests,
            AccessPolicy policy,
            Audit audit,
            Live live,
            ApplicationEventPublisher events) {
        this.queries = queries;
        this.reviews = reviews;
        this.queue = queue;
        this.deciding = deciding;
        this.reports = reports;
        this.trials = trials;
        this.tests = tests;
        this.policy = policy;
        this.audit = audit;
        this.live = live;
        this.events = events;
    }

    /**
     * What was decided about a cell, and the appeals against it, for whoever may see its results. Who decided is for
     * those who oversee the trial.
     */
    @Transactional(readOnly = true)
    public CellReviews of(Viewer viewer, String slug, CellKey cell) {
        Cells cells = Cells.of(trials.see(viewer, slug), trials, tests);
        Trial trial = cells.trial();
        if (cell.trial() != trial.id()
                || cells.organisations(cell).stream()
                        .noneMatch(o -> policy.maySeeResultsOf(viewer, trial.scope(), o))) {
            throw Refusal.notFound("review.no-such-cell");
        }
        boolean names = policy.mayOversee(viewer, trial.scope());
        List<Appeal> all = queries.of(cell);
        Side side = side(viewer, cells, cell);
        Instant until = null;
        Long withdrawable = null;
        if (side != null && viewer.inPerson() && obstacle(cells, cell, side, all) == null) {
            until = until(cells, cell);
        }
        for (Appeal appeal : all) {
            if (appeal.state() == AppealState.OPEN && appeal.side() == side && viewer.inPerson()) {
                withdrawable = appeal.id();
            }
        }
        return new CellReviews(
                reviews.of(cell).stream()
                        .filter(r -> names || r.inForce())
                        .map(r -> names ? r : nameless(r))
                        .toList(),
                all.stream().map(a -> names ? a : nameless(a)).toList(),
                until,
                withdrawable);
    }

    private static PastReview nameless(PastReview r) {
        return new PastReview(
                r.id(), r.decision(), r.verdict(), r.verdictReason(), r.reason(), null, r.at(), r.inForce());
    }

    private static Appeal nameless(Appeal a) {
        String by = a.state() == AppealState.WITHDRAWN ? a.endedBy() : null;
        return new Appeal(
                a.id(),
                a.side(),
                a.review(),
                a.reason(),
                a.madeAt(),
                a.until(),
                a.state(),
                a.answer(),
                by,
                a.endedAt());
    }

    /**
     * Appeals against the decision that is in force about a cell of one's own.
     *
     * @return the appeal's id
     */
    @Transactional
    public long make(Viewer viewer, String slug, CellKey cell, @Nullable String reason) {
        Cells cells = Cells.of(trials.see(viewer, slug), trials, tests);
        Side side = cell.trial() == cells.trial().id() ? side(viewer, cells, cell) : null;
        long account = side == null ? 0 : policy.requirePerson(viewer);
        if (side == null) {
            throw cells.trial().status().takesReports()
                    ? Refusal.forbidden("appeal.not-yours")
                    : Refusal.conflict("review.closed", cells.trial().title());
        }
        queue.lock(cell);
        Refusal obstacle = obstacle(cells, cell, side, queries.of(cell));
        if (obstacle != null) {
            throw obstacle;
        }
        String why = reason(reason);
        Instant now = deciding.now();
        long review = reviews.inForce(cell).orElseThrow().review();
        long id = queries.insert(cell, side, review, why, account, now, until(cells, cell));
        audit.done(viewer, "appeal.made", cells.thing(cell, id), why);
        tell(viewer, cells, cell, id, side, AppealState.OPEN, why);
        return id;
    }

    /** Takes back an appeal of one's own organisation. */
    @Transactional
    public void withdraw(Viewer viewer, String slug, long id) {
        Cells cells = Cells.of(trials.see(viewer, slug), trials, tests);
        AppealQueries.Of appeal = find(cells, id);
        if (appeal.side() != side(viewer, cells, appeal.cell())) {
            throw Refusal.forbidden("appeal.not-yours");
        }
        long account = policy.requirePerson(viewer);
        AppealQueries.Of locked = locked(cells, id, appeal);
        queries.end(id, AppealState.WITHDRAWN, null, null, account, deciding.now());
        audit.done(viewer, "appeal.withdrawn", cells.thing(locked.cell(), id), null);
        tell(viewer, cells, locked.cell(), id, locked.side(), AppealState.WITHDRAWN, null);
    }

    /** The decision stays, for a reason; said by another than who decided. */
    @Transactional
    public void uphold(Viewer viewer, String slug, long id, @Nullable String reason) {
        Cells cells = deciding.reviewed(viewer, slug);
        AppealQueries.Of appeal = answered(viewer, cells, id);
        String why = reason(reason);
        queries.end(id, AppealState.UPHELD, why, null, policy.requirePerson(viewer), deciding.now());
        reviews.unclaim(appeal.cell());
        audit.done(viewer, "appeal.upheld", cells.thing(appeal.cell(), id), why);
        tell(viewer, cells, appeal.cell(), id, appeal.side(), AppealState.UPHELD, why);
    }

    /**
     * Decides otherwise, for a reason; said by another than who decided. Of a test for two reviewers the appeal stays
     * open until a second one says the same.
     */
    @Transactional
    public Ruled grant(Viewer viewer, String slug, long id, Ruling ruling, Seen seen) {
        Cells cells = deciding.reviewed(viewer, slug);
        AppealQueries.Of appeal = answered(viewer, cells, id);
        String why = reason(ruling.reason());
        Deciding.Done done = deciding.decide(viewer, cells, appeal.cell(), ruling, seen, id);
        if (done.ruled() == Ruled.IN_FORCE) {
            queries.end(id, AppealState.GRANTED, why, done.review(), policy.requirePerson(viewer), deciding.now());
            audit.done(viewer, "appeal.granted", cells.thing(appeal.cell(), id), why);
            tell(viewer, cells, appeal.cell(), id, appeal.side(), AppealState.GRANTED, why);
        }
        return done.ruled();
    }

    private AppealQueries.Of answered(Viewer viewer, Cells cells, long id) {
        AppealQueries.Of appeal = find(cells, id);
        deciding.requireMay(viewer, cells, appeal.cell());
        AppealQueries.Of locked = locked(cells, id, appeal);
        if (reviews.by(locked.review()).accounts().contains(policy.requirePerson(viewer))) {
            throw Refusal.forbidden("appeal.another-reviewer");
        }
        Claim claim = queue.one(cells.trial(), List.of(), locked.cell(), deciding.now())
                .map(QueueQueries.Waiting::claim)
                .orElse(null);
        if (claim != null && claim.account() != policy.requirePerson(viewer)) {
            throw Refusal.conflict("review.claimed", claim.by());
        }
        return locked;
    }

    private AppealQueries.Of find(Cells cells, long id) {
        return queries.find(cells.trial().id(), id).orElseThrow(() -> Refusal.notFound("appeal.unknown"));
    }

    /** The same once nobody else can end it. */
    private AppealQueries.Of locked(Cells cells, long id, AppealQueries.Of appeal) {
        queue.lock(appeal.cell());
        AppealQueries.Of now = find(cells, id);
        if (now.state() != AppealState.OPEN) {
            throw Refusal.conflict("appeal.over");
        }
        if (!cells.trial().status().takesReports()) {
            throw Refusal.conflict("review.closed", cells.trial().title());
        }
        return now;
    }

    /** The side of the cell that the viewer speaks for. */
    private @Nullable Side side(Viewer viewer, Cells cells, CellKey cell) {
        cells.test(cell);
        if (policy.mayReportFor(
                viewer, cells.trial().scope(), cells.subject(cell).organisationId())) {
            return Side.SUBJECT;
        }
        Participant peer = cells.peer(cell);
        return peer != null && policy.mayReportFor(viewer, cells.trial().scope(), peer.organisationId())
                ? Side.PEER
                : null;
    }

    /** What keeps a side from appealing now; nothing, if nothing does. */
    private @Nullable Refusal obstacle(Cells cells, CellKey cell, Side side, List<Appeal> before) {
        Outcome outcome = outcome(cell);
        ReviewQueries.InForce inForce = reviews.inForce(cell).orElse(null);
        if (outcome == null || !outcome.standing().isDecided() || inForce == null) {
            return Refusal.conflict("appeal.nothing-decided");
        }
        if (before.stream().anyMatch(a -> a.state() == AppealState.OPEN)) {
            return Refusal.conflict("appeal.already");
        }
        if (before.stream()
                .anyMatch(a -> a.state() == AppealState.UPHELD && a.side() == side && a.review() == inForce.review())) {
            return Refusal.conflict("appeal.answered-already");
        }
        Instant until = until(cells, cell);
        return deciding.now().isAfter(until)
                ? Refusal.conflict(
                        "appeal.late",
                        until.atZone(cells.trial().setup().zone()).toLocalDate())
                : null;
    }

    private Instant until(Cells cells, CellKey cell) {
        Instant decided =
                Objects.requireNonNull(Objects.requireNonNull(outcome(cell)).decidedAt());
        return decided.plus(Duration.ofDays(cells.trial().setup().results().appealDays()));
    }

    private @Nullable Outcome outcome(CellKey cell) {
        return reports.outcome(cell.trial(), cell.testCase(), cell.subject(), cell.peer())
                .orElse(null);
    }

    private void tell(
            Viewer viewer, Cells cells, CellKey cell, long id, Side side, AppealState to, @Nullable String answer) {
        Participant peer = cells.peer(cell);
        long appellant = side == Side.PEER && peer != null
                ? peer.organisationId()
                : cells.subject(cell).organisationId();
        events.publishEvent(
                new AppealChanged(cell.trial(), id, cells.organisations(cell), appellant, to, answer, viewer));
        live.changed(Reviews.news(cell.trial()));
    }

    private static String reason(@Nullable String reason) {
        String why = Deciding.text(reason);
        if (why == null) {
            throw Refusal.invalid("review.reason-missing");
        }
        Deciding.requireText(why, Deciding.LONGEST_REASON);
        return why;
    }
}
