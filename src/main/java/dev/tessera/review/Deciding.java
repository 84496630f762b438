package dev.tessera.review;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.common.Refusal;
import dev.tessera.common.Text;
import dev.tessera.live.Live;
import dev.tessera.result.CellKey;
import dev.tessera.result.Decided;
import dev.tessera.result.Decision;
import dev.tessera.result.Decisions;
import dev.tessera.result.NewReport;
import dev.tessera.result.Reason;
import dev.tessera.result.Seen;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How one cell is decided, whether or not an appeal is the occasion. */
@Component
class Deciding {

    static final int LONGEST_REASON = 4000;

    /** A decision as it was kept. */
    record Done(long review, Ruled ruled) {}

    private record Said(Verdict verdict, @Nullable String reason) {}

    private final QueueQueries queue;
    private final ReviewQueries reviews;
    private final ReadinessQueries readiness;
    private final Decisions decisions;
    private final Trials trials;
    private final TrialTests tests;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Live live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deciding(
            QueueQueries queue,
            ReviewQueries reviews,
            ReadinessQueries readiness,
            Decisions decisions,
            Trials trials,
            TrialTests tests,
            AccessPolicy policy,
            Audit audit,
            Live live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.queue = queue;
        this.reviews = reviews;
        this.readiness = readiness;
        this.decisions = decisions;
        this.trials = trials;
        this.tests = tests;
        this.policy = policy;
        this.audit = audit;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    /** As precise as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The trial's cells, for whoever reviews it. */
    Cells reviewed(Viewer viewer, String slug) {
        Trial trial = trials.see(viewer, slug);
        if (!policy.mayReview(viewer, trial.scope())) {
            throw Refusal.forbidden(
                    policy.mayOversee(viewer, trial.scope()) ? "access.in-person-only" : "review.reviewers-only");
        }
        return Cells.of(trial, trials, tests);
    }

    /** The test cases that two reviewers decide, by id. */
    List<Long> critical(Cells cells) {
        Set<Long> lineages = readiness.critical(cells.trial().id());
        return cells.tests().values().stream()
                .filter(t -> lineages.contains(t.lineage()))
                .map(dev.tessera.specification.TestCase::id)
                .toList();
    }

    /** Nobody decides about their own, and nothing is decided before a trial opens or after it is published. */
    void requireMay(Viewer viewer, Cells cells, CellKey cell) {
        Trial trial = cells.trial();
        if (cell.trial() != trial.id()) {
            throw Refusal.notFound("review.no-such-cell");
        }
        Collection<Long> organisations = cells.organisations(cell);
        cells.test(cell);
        if (!policy.mayDecide(viewer, trial.scope(), organisations)) {
            throw Refusal.forbidden("review.conflict-of-interest");
        }
        if (!trial.status().takesReports()) {
            throw Refusal.conflict("review.closed", trial.title());
        }
    }

    /**
     * Decides, in the transaction of its caller.
     *
     * @param appeal the appeal that it answers; none where there is none
     */
    Done decide(Viewer viewer, Cells cells, CellKey cell, Ruling ruling, Seen seen, @Nullable Long appeal) {
        requireMay(viewer, cells, cell);
        long account = policy.requirePerson(viewer);
        queue.lock(cell);
        Instant now = now();
        QueueQueries.Waiting found = queue.one(cells.trial(), critical(cells), cell, now)
                .orElseThrow(() -> Refusal.notFound("review.no-such-cell"));
        requireSame(found, seen);
        Claim claim = found.claim();
        if (claim != null && claim.account() != account) {
            throw Refusal.conflict("review.claimed", claim.by());
        }
        requireWaits(cells.trial(), found, appeal);
        String reason = reason(ruling, found);
        Said said = said(ruling, found);
        QueueQueries.First first = found.first();
        boolean alone = !found.critical() || ruling.decision() == Decision.RETURNED;
        boolean confirms = !alone
                && first != null
                && first.decision() == ruling.decision()
                && first.verdict() == (said == null ? null : said.verdict());
        if (!alone && first != null && first.account() == account) {
            throw Refusal.conflict("review.needs-another");
        }
        boolean inForce = alone || confirms;
        long review = reviews.insert(new ReviewQueries.Kept(
                cell,
                ruling.decision(),
                said == null ? null : said.verdict(),
                said == null ? null : said.reason(),
                reason,
                found.seen(),
                account,
                now,
                inForce,
                confirms ? Objects.requireNonNull(first).id() : null));
        reviews.unclaim(cell);
        if (inForce) {
            putInForce(viewer, cells, cell, ruling, said, found.seen(), now);
        }
        keep(viewer, cells, found, review, ruling, said, reason, inForce);
        live.changed(Reviews.news(cell.trial()));
        return new Done(review, inForce ? Ruled.IN_FORCE : Ruled.FIRST_OF_TWO);
    }

    private void putInForce(
            Viewer viewer, Cells cells, CellKey cell, Ruling ruling, @Nullable Said said, Seen seen, Instant now) {
        Decided decided = new Decided(
                ruling.decision(),
                said == null ? null : said.verdict(),
                said == null ? null : said.reason(),
                seen,
                now);
        if (!decisions.decide(cell, decided)) {
            throw Refusal.conflict("review.changed");
        }
        events.publishEvent(new CellDecided(cell.trial(), cells.organisations(cell), ruling.decision(), viewer));
    }

    private void keep(
            Viewer viewer,
            Cells cells,
            QueueQueries.Waiting found,
            long review,
            Ruling ruling,
            @Nullable Said said,
            @Nullable String reason,
            boolean inForce) {
        Map<String, @Nullable Object> was = new LinkedHashMap<>();
        was.put("verdict", found.outcome().verdict());
        was.put("standing", found.outcome().standing());
        Map<String, @Nullable Object> became = new LinkedHashMap<>();
        became.put("verdict", said == null ? found.outcome().verdict() : said.verdict());
        became.put("standing", ruling.decision());
        audit.changed(
                viewer, operation(ruling.decision(), inForce), cells.thing(found.cell(), review), was, became, reason);
    }

    private static String operation(Decision decision, boolean inForce) {
        return !inForce
                ? "review.first-of-two"
                : switch (decision) {
                    case VERIFIED -> "review.verified";
                    case OVERRULED -> "review.overruled";
                    case RETURNED -> "review.returned";
                };
    }

    private static void requireSame(QueueQueries.Waiting found, Seen seen) {
        if (!found.seen().equals(seen)) {
            throw Refusal.conflict(
                    "review.changed-meanwhile",
                    found.outcome().verdict().word(),
                    found.outcome().standing().name().toLowerCase(Locale.ROOT));
        }
    }

    private static void requireWaits(Trial trial, QueueQueries.Waiting found, @Nullable Long appeal) {
        if (!Objects.equals(found.appeal(), appeal)) {
            throw Refusal.conflict(appeal == null ? "review.appeal-first" : "appeal.over");
        }
        // What was returned and is never answered is decided in the end.
        boolean unanswered = found.outcome().standing() == Standing.RETURNED && trial.status() == TrialStatus.REVIEWING;
        if (found.kind() == null && !unanswered) {
            throw switch (found.outcome().standing()) {
                case VERIFIED, OVERRULED -> Refusal.conflict("review.decided-already");
                case RETURNED -> Refusal.conflict("review.returned-already");
                case DISPUTED ->
                    Refusal.conflict(
                            "review.dispute-runs",
                            Objects.requireNonNull(found.due())
                                    .atZone(trial.setup().zone())
                                    .toLocalDate());
                default -> Refusal.conflict("review.not-ready");
            };
        }
    }

    private static @Nullable String reason(Ruling ruling, QueueQueries.Waiting found) {
        String reason = text(ruling.reason());
        if (reason == null
                && (ruling.decision() != Decision.VERIFIED || found.outcome().standing() == Standing.DISPUTED)) {
            throw Refusal.invalid("review.reason-missing");
        }
        requireText(reason, LONGEST_REASON);
        return reason;
    }

    /** What stands by the decision; none where it is returned. */
    private static @Nullable Said said(Ruling ruling, QueueQueries.Waiting found) {
        Verdict sides = sides(found.seen());
        return switch (ruling.decision()) {
            case RETURNED -> null;
            case VERIFIED -> new Said(sides, sides.needsReason() ? found.sidesReason() : null);
            case OVERRULED -> {
                Verdict verdict = ruling.verdict();
                if (verdict == null) {
                    throw Refusal.invalid("review.verdict-missing");
                }
                if (verdict == sides) {
                    throw Refusal.invalid("review.same-verdict", verdict.word());
                }
                String why = text(ruling.verdictReason());
                if (verdict.needsReason() && why == null) {
                    throw Refusal.invalid("report.reason-missing", verdict.word());
                }
                requireText(why, NewReport.LONGEST_REASON);
                yield new Said(verdict, why == null || !verdict.needsReason() ? null : Reason.of(why));
            }
        };
    }

    /** What follows from what the sides say, whatever was decided. */
    private static Verdict sides(Seen seen) {
        if (seen.subject() == null) {
            return Objects.requireNonNull(seen.peer());
        }
        return seen.peer() == null || seen.peer() == seen.subject() ? seen.subject() : Verdict.INCONCLUSIVE;
    }

    static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static void requireText(@Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            throw Refusal.invalid("field.long", "reason", text.length(), longest);
        }
        Text.requireStorable("reason", text);
    }
}
