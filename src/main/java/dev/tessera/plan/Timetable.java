package dev.tessera.plan;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.buildin.bendablelong.BendableLongScore;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the solver works on: each meeting that is to be held, and the slot it has for now. */
@PlanningSolution
public class Timetable {

    @ValueRangeProvider
    private List<Integer> slots = List.of();

    @PlanningEntityCollectionProperty
    private List<TimetableMeeting> meetings = List.of();

    @PlanningScore(bendableHardLevelsSize = Grid.HARD_LEVELS, bendableSoftLevelsSize = Grid.SOFT_LEVELS)
    private @Nullable BendableLongScore score;

    private PlanTask task = new PlanTask(List.of(), 0, 0, 0, List.of(), List.of(), List.of(), false);

    // Of the solution that is worked on, by whoever keeps its score; no part of a solution that was found.
    private @Nullable Grid grid;

    /** For the solver, which makes its copies with it. */
    public Timetable() {}

    Timetable(PlanTask task, Grid start) {
        this.task = task;
        slots = IntStream.range(0, task.slots().size()).boxed().toList();
        meetings = new ArrayList<>();
        for (int i = 0; i < task.encounters().size(); i++) {
            meetings.add(new TimetableMeeting(i, task.encounters().get(i).fixed(), PlanTask.orNull(start.slotOf(i))));
        }
    }

    PlanTask task() {
        return task;
    }

    List<TimetableMeeting> meetings() {
        return meetings;
    }

    int planned() {
        return (int) meetings.stream().filter(m -> m.slot() != null).count();
    }

    boolean everybodyMeetsEnough() {
        return score != null && score.softScore(0) == 0;
    }

    Grid grid() {
        if (grid == null) {
            throw new IllegalStateException("Nobody keeps this timetable's score");
        }
        return grid;
    }

    void grid(Grid kept) {
        grid = kept;
    }

    /** The slot of each of the task's meetings. */
    int[] slotOf() {
        return meetings.stream()
                .mapToInt(m -> m.slot() == null ? PlanTask.NONE : m.slot())
                .toArray();
    }
}
