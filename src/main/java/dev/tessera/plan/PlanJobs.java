package dev.tessera.plan;

import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Plans trials while whoever asked for it may look at something else; one at a time per trial. What was found is a
 * proposal, kept in this node's memory until a coordinator takes or discards it: it can be made again.
 */
@Component
public class PlanJobs {

    /** A planner finds something better a hundred times in a second; nobody reads that. */
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private static final Logger log = LoggerFactory.getLogger(PlanJobs.class);

    private final Map<Long, Job> jobs = new ConcurrentHashMap<>();
    private final Schedules schedules;
    private final Pairs pairs;
    private final Trials trials;
    private final Meetings meetings;
    private final PlanNews news;
    private final Clock clock;
    private final ExecutorService workers =
            Executors.newFixedThreadPool(2, Thread.ofPlatform().name("plan-", 1).factory());

    PlanJobs(Schedules schedules, Pairs pairs, Trials trials, Meetings meetings, PlanNews news, Clock clock) {
        this.schedules = schedules;
        this.pairs = pairs;
        this.trials = trials;
        this.meetings = meetings;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Begins to plan a trial's meetings.
     *
     * @param keep whether as little as possible of what is planned is to change
     */
    public void start(Viewer viewer, String slug, boolean keep) {
        Trial trial = trials.coordinate(viewer, slug);
        Schedule schedule = schedules.of(trial);
        Pairs.Wanted wanted = pairs.of(trial);
        boolean keeps = keep && !schedule.meetings().isEmpty();
        Job job = new Job(schedule, wanted, TrialTask.of(schedule, wanted.pairs(), wanted.least(), keeps));
        Job running = jobs.compute(trial.id(), (id, other) -> other != null && other.proposal == null ? other : job);
        if (running != job) {
            throw Refusal.conflict("plan.refused.running");
        }
        workers.execute(job::run);
        news.changed(trial.id());
    }

    /** How far it is, or what it found; nothing where nobody plans. */
    public Optional<PlanState> state(Viewer viewer, String slug) {
        return Optional.ofNullable(jobs.get(trials.coordinate(viewer, slug).id()))
                .map(Job::state);
    }

    /** Ends the search: what was found so far is proposed. */
    public void stop(Viewer viewer, String slug) {
        Job job = jobs.get(trials.coordinate(viewer, slug).id());
        if (job != null) {
            job.planner.stop();
        }
    }

    /** Puts what was proposed in the place of the plan that there is. */
    public void take(Viewer viewer, String slug) {
        Trial trial = trials.coordinate(viewer, slug);
        Job job = jobs.get(trial.id());
        PlanProposal proposal = job == null ? null : job.proposal;
        if (proposal == null) {
            throw Refusal.conflict("plan.refused.nothing-proposed");
        }
        meetings.take(viewer, slug, proposal);
        jobs.remove(trial.id(), job);
        news.changed(trial.id());
    }

    /** Everything stays as it is. */
    public void discard(Viewer viewer, String slug) {
        Trial trial = trials.coordinate(viewer, slug);
        Job job = jobs.get(trial.id());
        if (job != null && job.proposal != null) {
            jobs.remove(trial.id(), job);
            news.changed(trial.id());
        }
    }

    @PreDestroy
    void end() {
        jobs.values().forEach(job -> job.planner.stop());
        workers.shutdown();
    }

    private final class Job {

        private final Schedule schedule;
        private final Pairs.Wanted wanted;
        private final TrialTask task;
        private final Planner planner;
        private final Instant began = clock.instant();
        private final int bound;
        private volatile int planned;
        private long told = System.nanoTime();
        private volatile @Nullable PlanProposal proposal;

        Job(Schedule schedule, Pairs.Wanted wanted, TrialTask task) {
            this.schedule = schedule;
            this.wanted = wanted;
            this.task = task;
            this.bound = PlanBound.of(task.task());
            this.planner = new Planner(task.task(), PlanLimits.of(task.task()), this::better);
        }

        private void better(int count) {
            planned = count;
            long now = System.nanoTime();
            if (now - told >= BETWEEN.toNanos()) {
                told = now;
                news.changed(schedule.trial().id());
            }
        }

        PlanState state() {
            return new PlanState(began, planned, task.held().size(), bound, proposal);
        }

        void run() {
            try {
                proposal = Proposing.of(schedule, wanted.pairs(), wanted.least(), task, planner.plan());
            } catch (RuntimeException e) {
                log.error(
                        "The planning of trial {} failed; nothing was changed",
                        schedule.trial().slug(),
                        e);
                jobs.remove(schedule.trial().id(), this);
            }
            news.changed(schedule.trial().id());
        }
    }
}
