package dev.tessera.plan;

import static dev.tessera.plan.PlanTask.NONE;

import ai.timefold.solver.core.api.score.director.ScoreDirector;
import ai.timefold.solver.core.impl.heuristic.selector.move.factory.MoveIteratorFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * The changes that the solver tries: a meeting gets a slot, and those that are in its way get others, or none. No
 * such change makes a conflict, so the search never leaves what is possible.
 *
 * <p>The solver's own moves change one meeting or exchange two. Where most products are busy in most slots, nearly
 * all of those make a conflict, and what is left of them leads nowhere.
 */
public class TimetableMoves implements MoveIteratorFactory<Timetable, TimetableMove> {

    @Override
    public long getSize(ScoreDirector<Timetable> director) {
        Timetable timetable = director.getWorkingSolution();
        return (long) timetable.meetings().size() * timetable.task().slots().size();
    }

    @Override
    public Iterator<TimetableMove> createOriginalMoveIterator(ScoreDirector<Timetable> director) {
        throw new UnsupportedOperationException("Changes are tried in random order only");
    }

    @Override
    public Iterator<TimetableMove> createRandomMoveIterator(ScoreDirector<Timetable> director, Random random) {
        return new RandomMoves(director.getWorkingSolution(), random);
    }

    private static final class RandomMoves implements Iterator<TimetableMove> {

        /** Of so many changes, one is for a meeting that has a slot already. */
        private static final int MOVES_ONE_OF = 4;

        private static final int TRIES = 60;

        private final Timetable timetable;
        private final Grid grid;
        private final Random random;

        RandomMoves(Timetable timetable, Random random) {
            this.timetable = timetable;
            this.grid = timetable.grid();
            this.random = random;
        }

        @Override
        public boolean hasNext() {
            return grid.size() > 0 && grid.slots() > 0;
        }

        @Override
        public TimetableMove next() {
            int meeting = meeting();
            int slot = meeting == NONE ? NONE : slot(meeting);
            return slot == NONE ? new TimetableMove(List.of()) : place(meeting, slot);
        }

        /** A meeting that is to get a slot, or another one. */
        private int meeting() {
            boolean without = !grid.isComplete() && random.nextInt(MOVES_ONE_OF) != 0;
            for (int i = 0; i < TRIES; i++) {
                int meeting = random.nextInt(grid.size());
                if (!grid.isFixed(meeting) && (!without || grid.slotOf(meeting) == NONE)) {
                    return meeting;
                }
            }
            if (without) {
                int start = random.nextInt(grid.size());
                for (int i = 0; i < grid.size(); i++) {
                    int meeting = (start + i) % grid.size();
                    if (!grid.isFixed(meeting) && grid.slotOf(meeting) == NONE) {
                        return meeting;
                    }
                }
            }
            return NONE;
        }

        /** Where the fewest are in its way; one of these. */
        private int slot(int meeting) {
            int chosen = NONE;
            int least = 3;
            int seen = 0;
            for (int slot = 0; slot < grid.slots(); slot++) {
                int inTheWay = slot == grid.slotOf(meeting) ? Integer.MAX_VALUE : grid.inTheWay(meeting, slot);
                if (inTheWay < least) {
                    least = inTheWay;
                    chosen = slot;
                    seen = 1;
                } else if (inTheWay == least && random.nextInt(++seen) == 0) {
                    chosen = slot;
                }
            }
            return chosen;
        }

        /** Tries it on the grid, notes what comes of it, and puts everything back. */
        private TimetableMove place(int meeting, int slot) {
            List<Integer> concerned = new ArrayList<>();
            List<Integer> were = new ArrayList<>();
            leave(meeting, concerned, were);
            int other = grid.oneInTheWay(meeting, slot, random);
            while (other != NONE && !grid.isFixed(other)) {
                leave(other, concerned, were);
                other = grid.oneInTheWay(meeting, slot, random);
            }
            List<TimetableMove.Part> parts = new ArrayList<>();
            if (grid.fits(meeting, slot)) {
                grid.put(meeting, slot);
                for (int i = 1; i < concerned.size(); i++) {
                    int elsewhere = elsewhere(concerned.get(i));
                    if (elsewhere != NONE) {
                        grid.put(concerned.get(i), elsewhere);
                    }
                }
                for (int moved : concerned) {
                    parts.add(new TimetableMove.Part(
                            timetable.meetings().get(moved), PlanTask.orNull(grid.slotOf(moved))));
                }
            }
            for (int moved : concerned) {
                if (grid.slotOf(moved) != NONE) {
                    grid.take(moved);
                }
            }
            for (int i = 0; i < concerned.size(); i++) {
                if (were.get(i) != NONE) {
                    grid.put(concerned.get(i), were.get(i));
                }
            }
            return new TimetableMove(parts);
        }

        private void leave(int meeting, List<Integer> concerned, List<Integer> were) {
            concerned.add(meeting);
            were.add(grid.slotOf(meeting));
            if (grid.slotOf(meeting) != NONE) {
                grid.take(meeting);
            }
        }

        private int elsewhere(int meeting) {
            if (grid.before(meeting) != NONE && grid.fits(meeting, grid.before(meeting))) {
                return grid.before(meeting);
            }
            int start = random.nextInt(grid.slots());
            for (int i = 0; i < grid.slots(); i++) {
                int slot = (start + i) % grid.slots();
                if (grid.fits(meeting, slot)) {
                    return slot;
                }
            }
            return NONE;
        }
    }
}
