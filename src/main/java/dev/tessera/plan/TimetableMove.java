package dev.tessera.plan;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.move.AbstractMove;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some meetings get other slots at once, or none. */
final class TimetableMove extends AbstractMove<Timetable> {

    /** One of them, and where it goes. */
    record Part(TimetableMeeting meeting, @Nullable Integer to) {}

    private final List<Part> parts;

    TimetableMove(List<Part> parts) {
        this.parts = parts;
    }

    @Override
    public boolean isMoveDoable(ScoreDirector<Timetable> director) {
        return !parts.isEmpty();
    }

    @Override
    protected void doMoveOnGenuineVariables(ScoreDirector<Timetable> director) {
        // First all leave, so that at no time anybody is in two places.
        for (Part part : parts) {
            if (part.meeting().slot() != null) {
                set(director, part.meeting(), null);
            }
        }
        for (Part part : parts) {
            if (part.to() != null) {
                set(director, part.meeting(), part.to());
            }
        }
    }

    private static void set(ScoreDirector<Timetable> director, TimetableMeeting meeting, @Nullable Integer slot) {
        director.beforeVariableChanged(meeting, TimetableMeeting.SLOT);
        meeting.slot(slot);
        director.afterVariableChanged(meeting, TimetableMeeting.SLOT);
    }

    @Override
    public TimetableMove rebase(ScoreDirector<Timetable> director) {
        return new TimetableMove(parts.stream()
                .map(p -> new Part(director.lookUpWorkingObject(p.meeting()), p.to()))
                .toList());
    }

    @Override
    public Collection<?> getPlanningEntities() {
        return parts.stream().map(Part::meeting).toList();
    }

    @Override
    public String toString() {
        return parts.stream()
                .map(p -> p.meeting().number() + "→" + p.to())
                .toList()
                .toString();
    }
}
