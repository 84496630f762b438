package dev.tessera.plan;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.factory.MoveIteratorFactoryConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.decider.acceptor.LocalSearchAcceptorConfig;
import ai.timefold.solver.core.config.localsearch.decider.forager.LocalSearchForagerConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * Finds slots for meetings by the solver Timefold: a first draft, then late acceptance over changes that never make
 * a conflict. One planner plans one task, once.
 */
public final class Planner {

    private static final int LATE_ACCEPTANCE = 400;

    /** That days were evened out is no improvement that is worth waiting for. */
    private static final String BALANCE_ALONE = "[0]hard/[0/0/0/0/1000000000]soft";

    /** When all is planned that can be, for how long days are still evened out. */
    private static final Duration LAST_TOUCH = Duration.ofMillis(500);

    private final PlanTask task;
    private final Solver<Timetable> solver;
    private final PlanLimits limits;
    private final IntConsumer planned;
    private final AtomicBoolean ending = new AtomicBoolean();
    private volatile boolean stopped;

    /**
     * Ready to plan.
     *
     * @param planned is told how many meetings have a slot, whenever a better plan was found
     */
    public Planner(PlanTask task, PlanLimits limits, IntConsumer planned) {
        this.task = FirstDraft.possible(task);
        this.limits = limits;
        this.planned = planned;
        this.solver = solver(limits);
    }

    private static Solver<Timetable> solver(PlanLimits limits) {
        TerminationConfig end =
                new TerminationConfig().withSpentLimit(limits.time()).withUnimprovedSpentLimit(limits.unimproved());
        if (limits.changes() != null) {
            end.withMoveCountLimit(limits.changes());
        }
        SolverConfig config = new SolverConfig()
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
                .withRandomSeed(0L)
                .withSolutionClass(Timetable.class)
                .withEntityClasses(TimetableMeeting.class)
                .withScoreDirectorFactory(
                        new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(TimetableScore.class))
                .withTerminationConfig(end)
                .withPhases(new LocalSearchPhaseConfig()
                        .withMoveSelectorConfig(
                                new MoveIteratorFactoryConfig().withMoveIteratorFactoryClass(TimetableMoves.class))
                        .withAcceptorConfig(new LocalSearchAcceptorConfig().withLateAcceptanceSize(LATE_ACCEPTANCE))
                        .withForagerConfig(new LocalSearchForagerConfig().withAcceptedCountLimit(1)));
        return SolverFactory.<Timetable>create(config).buildSolver();
    }

    /**
     * Plans, until there is nothing left to gain, a limit is reached, or somebody stops it.
     *
     * @return the slot of each of the task's meetings, {@link PlanTask#NONE} where it has none
     */
    public int[] plan() {
        Grid draft = FirstDraft.of(task);
        Timetable start = new Timetable(task, draft);
        planned.accept(start.planned());
        boolean anythingToPlan = task.encounters().stream().anyMatch(e -> !e.fixed())
                && task.slots().stream().anyMatch(PlanTask.Span::open);
        if (!anythingToPlan || stopped) {
            return start.slotOf();
        }
        int bound = PlanBound.of(task);
        solver.addEventListener(event -> {
            Timetable better = event.getNewBestSolution();
            planned.accept(better.planned());
            if (stopped) {
                solver.terminateEarly();
            }
            if (better.planned() >= bound && better.everybodyMeetsEnough()) {
                endSoon();
            }
        });
        if (start.planned() >= bound && draft.everybodyMeetsEnough()) {
            endSoon();
        }
        return solver.solve(start).slotOf();
    }

    private void endSoon() {
        if (limits.changes() == null && ending.compareAndSet(false, true)) {
            CompletableFuture.delayedExecutor(LAST_TOUCH.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(solver::terminateEarly);
        }
    }

    /** Ends the search: the best that was found so far is the plan. */
    public void stop() {
        stopped = true;
        solver.terminateEarly();
    }
}
