package dev.tessera.plan;

import org.jspecify.annotations.Nullable;

/**
 * How a trial's meetings are planned.
 *
 * @param mostInARow in how many slots in a row a product meets others before it has a rest; 0: in all
 * @param testsPerMeeting how many test cases one meeting is for; none: all that a pair has
 */
public record PlanSettings(int mostInARow, @Nullable Integer testsPerMeeting) {

    static final PlanSettings USUAL = new PlanSettings(4, null);
}
