package dev.tessera.plan;

import ai.timefold.solver.core.api.score.buildin.bendablelong.BendableLongScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;

/** Tells the solver how good a timetable is. */
public class TimetableScore implements IncrementalScoreCalculator<Timetable, BendableLongScore> {

    private Grid grid = new Grid(new Timetable().task());

    @Override
    public void resetWorkingSolution(Timetable timetable) {
        grid = new Grid(timetable.task());
        for (TimetableMeeting meeting : timetable.meetings()) {
            if (meeting.slot() != null) {
                grid.put(meeting.number(), meeting.slot());
            }
        }
        timetable.grid(grid);
    }

    @Override
    public void beforeVariableChanged(Object entity, String variable) {
        TimetableMeeting meeting = (TimetableMeeting) entity;
        if (meeting.slot() != null) {
            grid.take(meeting.number());
        }
    }

    @Override
    public void afterVariableChanged(Object entity, String variable) {
        TimetableMeeting meeting = (TimetableMeeting) entity;
        if (meeting.slot() != null) {
            grid.put(meeting.number(), meeting.slot());
        }
    }

    @Override
    public void beforeEntityAdded(Object entity) {}

    @Override
    public void afterEntityAdded(Object entity) {
        throw new UnsupportedOperationException("Meetings are not made while they are planned");
    }

    @Override
    public void beforeEntityRemoved(Object entity) {}

    @Override
    public void afterEntityRemoved(Object entity) {
        throw new UnsupportedOperationException("Meetings do not go while they are planned");
    }

    @Override
    public BendableLongScore calculateScore() {
        return grid.score();
    }
}
