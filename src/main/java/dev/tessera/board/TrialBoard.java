package dev.tessera.board;

import dev.tessera.specification.TestKind;
import dev.tessera.trial.ParticipationStatus;
import dev.tessera.trial.Trial;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a trial goes.
 *
 * @param tests the least covered first
 * @param partners the products that have met too few others, those with the fewest first
 * @param meeting how many products should meet others at all
 * @param organisations the silent ones first
 * @param pace none where nobody said when the trial opens and closes
 */
public record TrialBoard(
        Trial trial,
        Figures figures,
        List<TestCoverage> tests,
        List<Partners> partners,
        int meeting,
        List<OrganisationProgress> organisations,
        @Nullable Pace pace,
        List<PhaseDue> dues) {

    /**
     * The sums. A cell is a product of those that take part and a test that is for its role, as in the matrix.
     *
     * @param participants how many participations there are in each state
     * @param cells how many cells are to be run
     * @param run in how many of them something was run
     * @param passed how many of those passed, with every partner
     * @param pairs how many results there are of two products that met
     * @param agreed in how many of them both sides say the same
     * @param disputed in how many they differ
     * @param waiting in how many one side has still to answer
     */
    public record Figures(
            Map<ParticipationStatus, Integer> participants,
            int cells,
            int run,
            int passed,
            int pairs,
            int agreed,
            int disputed,
            int waiting) {}

    /**
     * How far one test has come.
     *
     * @param products how many products it is for
     * @param run how many of them ran it
     * @param passed how many of those passed, with every partner
     * @param disputed in how many the sides differ
     */
    public record TestCoverage(
            String key, String title, TestKind kind, int products, int run, int passed, int disputed) {}

    /**
     * Whom a product met, of whom it should meet.
     *
     * @param met how many others it ran something with
     * @param least how many it should meet at least
     * @param fitting how many others there are that it could meet
     * @param next some that it has not met, those who need partners most first
     */
    public record Partners(
            long participation, String label, String organisation, int met, int least, int fitting, List<String> next) {

        /** How many it still has to meet, of those that there are. */
        public int missing() {
            return Math.max(0, Math.min(least, fitting) - met);
        }
    }

    /**
     * How far one organisation has come.
     *
     * @param cells how many cells its products have to report
     * @param reported in how many of them it said something itself
     * @param last when it said something last; none: never
     * @param silent whether that is too long ago
     */
    public record OrganisationProgress(
            long id,
            String slug,
            String name,
            int products,
            int cells,
            int reported,
            @Nullable Instant last,
            boolean silent) {}

    /**
     * What was run day by day, against as much each day.
     *
     * @param cells how many cells are to be run until the last day
     * @param days from the trial's first day to its last
     * @param today how many of the days have begun
     */
    public record Pace(int cells, List<Day> days, int today) {

        /**
         * One day.
         *
         * @param run in how many cells something had been run by its end; none: it has not begun
         * @param even how many that would be at an even pace
         */
        public record Day(LocalDate day, @Nullable Integer run, int even) {}
    }
}
