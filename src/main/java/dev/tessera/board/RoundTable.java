package dev.tessera.board;

import dev.tessera.matrix.Tally;
import dev.tessera.trial.Trial;
import java.util.List;
import java.util.Map;

/**
 * The same products through the rounds of a trial, whichever their versions.
 *
 * @param trial the round that was asked for
 * @param rounds those of which something may be seen, the first one first
 */
public record RoundTable(Trial trial, List<Trial> rounds, List<Line> lines) {

    /**
     * A product.
     *
     * @param rounds what it did in a round, by the trial's id; none where it took no part
     */
    public record Line(long product, String slug, String name, String organisation, Map<Long, Done> rounds) {}

    /**
     * What a product did in a round.
     *
     * @param versions its versions that took part, comma-separated
     * @param tally the tests that it ran, each by its worst verdict
     */
    public record Done(String versions, Tally tally) {}
}
