package dev.tessera.trial;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import dev.tessera.specification.TestSuites;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a trial from one phase to the next. */
@Service
public class Lifecycle {

    private final TrialQueries queries;
    private final TestSuites suites;
    private final TrialTests tests;
    private final AccessPolicy policy;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Lifecycle(
            TrialQueries queries,
            TestSuites suites,
            TrialTests tests,
            AccessPolicy policy,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.queries = queries;
        this.suites = suites;
        this.tests = tests;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** The phases that a trial may be put into now, the usual next one first. */
    public List<TrialStatus> next(Trial trial) {
        return Stream.of(TrialStatus.values())
                .filter(s -> s != trial.status() && mayBecome(trial, s))
                .toList();
    }

    /**
     * Puts a trial into another phase. Opening it freezes its suites' revisions.
     *
     * @param reason why, for whoever reads its history; a trial is cancelled with a reason
     */
    @Transactional
    public void move(Viewer viewer, String slug, TrialStatus to, @Nullable String reason) {
        Trial trial = queries.lock(slug)
                .filter(t -> policy.mayKnow(viewer, t.scope()))
                .orElseThrow(() -> Refusal.notFound("trial.unknown", slug));
        if (!policy.mayCoordinate(viewer, trial.scope())) {
            throw Refusal.forbidden("access.coordinators-only");
        }
        if (trial.status() == to) {
            return;
        }
        enter(viewer, trial, to, reason);
        audit.changed(
                viewer,
                "trial.moved",
                Thing.trial(trial.id(), trial.title()),
                Map.of("status", trial.status()),
                Map.of("status", to),
                reason);
    }

    /**
     * Puts a trial, as it has just been set up, into another phase.
     *
     * @param reason why; a trial is not cancelled without one
     */
    void enter(Viewer viewer, Trial trial, TrialStatus to, @Nullable String reason) {
        requireMayBecome(trial, to);
        if (to == TrialStatus.CANCELLED && (reason == null || reason.isBlank())) {
            throw Refusal.invalid("trial.reason-missing");
        }
        if (to.hasOpened() && !trial.status().hasOpened()) {
            open(trial);
        }
        queries.move(trial.id(), to, clock.instant());
        events.publishEvent(new TrialMoved(trial.id(), trial.status(), to, reason, viewer));
    }

    private void requireMayBecome(Trial trial, TrialStatus to) {
        if (trial.setup().rolling() && to == TrialStatus.REVIEWING) {
            throw Refusal.conflict("trial.rolling-never-closes");
        }
        if (!mayBecome(trial, to)) {
            throw Refusal.conflict("trial.no-way-back", word(trial.status()), word(to));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), trial.setup().zone());
        LocalDate opens = trial.opensOn();
        if (to == TrialStatus.ANNOUNCED && opens != null && opens.isBefore(today)) {
            throw Refusal.conflict("trial.opens-in-past", opens.toString());
        }
        LocalDate closes = trial.closesOn();
        if (to == TrialStatus.OPEN && closes != null && closes.isBefore(today)) {
            throw Refusal.conflict("trial.closes-in-past", closes.toString());
        }
    }

    private static boolean mayBecome(Trial trial, TrialStatus to) {
        return trial.status().mayBecome(to) && !(trial.setup().rolling() && to == TrialStatus.REVIEWING);
    }

    private void open(Trial trial) {
        for (TestedVersion version : trial.specifications()) {
            Long revision = version.revision();
            if (revision == null) {
                throw Refusal.conflict("trial.no-suite", version.path());
            }
            suites.freeze(revision);
        }
        if (trial.setup().kind() != TrialKind.BOTH && tests.cases(trial).isEmpty()) {
            throw Refusal.conflict("trial.no-tests-of-kind", word(trial.setup().kind()));
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
