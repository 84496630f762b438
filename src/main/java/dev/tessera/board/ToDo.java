package dev.tessera.board;

import dev.tessera.trial.ParticipationStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody's organisations have to do in the trials that go on or are to come. */
public record ToDo(
        List<Asked> answers,
        List<Asked> disputes,
        List<Asked> returns,
        List<Joining> registrations,
        List<Reporting> reports,
        List<Deadline> deadlines,
        List<Meeting> meetings) {

    public static final ToDo NOTHING =
            new ToDo(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** Whether nothing waits for them; days that come and meetings that are planned are no work yet. */
    public boolean isNothing() {
        return answers.isEmpty()
                && disputes.isEmpty()
                && returns.isEmpty()
                && registrations.isEmpty()
                && reports.isEmpty();
    }

    /** A trial, as a line names it. */
    public record In(long id, String slug, String title) {}

    /**
     * A cell in which one's own product has something to say. What the other side said is not told.
     *
     * @param own the product's participation
     * @param label the product
     * @param partner the other product, and whose it is; none: the product was alone
     * @param at when the other side, or else the product itself, spoke last
     */
    public record Asked(
            In trial,
            long own,
            String label,
            String test,
            String title,
            @Nullable String partner,
            @Nullable String organisation,
            Instant at) {}

    /**
     * A product that does not take part yet, or may not report yet.
     *
     * @param product none: its organisation is invited and has registered nothing
     * @param status where its registration stands; none: it is invited
     * @param reason why it was declined
     * @param legend whether a specification's legend is to be accepted
     * @param terms whether the trial's terms are to be accepted
     */
    public record Joining(
            In trial,
            String organisation,
            @Nullable String product,
            @Nullable ParticipationStatus status,
            @Nullable String reason,
            boolean legend,
            boolean terms) {}

    /**
     * A product that has not said all that it has to.
     *
     * @param tests how many tests that it runs alone it has
     * @param reported in how many of them it said something
     * @param partners how many others it should meet at least, of those that there are
     * @param met how many it met
     */
    public record Reporting(In trial, long own, String label, int tests, int reported, int partners, int met) {}

    /** A day on which something of a trial ends or begins. */
    public record Deadline(In trial, ZoneId zone, PhaseDue due) {}

    /** A meeting to come: with whom, when and where. */
    public record Meeting(In trial, long own, String label, String partner, Instant at, ZoneId zone, String place) {}
}
