package dev.tessera.matrix;

import dev.tessera.result.Standing;
import dev.tessera.specification.Obligation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A conformance matrix, product × test case, as it stood at one moment.
 *
 * @param trial the trial's slug
 * @param asOf when it was read
 * @param revision the same text for the same content, and another for any other
 */
public record Matrix(String trial, String title, Instant asOf, String revision, List<Column> columns, List<Row> rows) {

    /** One tally per column. */
    public List<Tally> totals() {
        Tally.Counter[] counters = new Tally.Counter[columns.size()];
        for (int c = 0; c < counters.length; c++) {
            counters[c] = new Tally.Counter();
        }
        for (Row row : rows) {
            for (int c = 0; c < counters.length; c++) {
                counters[c].add(row.cell(c));
            }
        }
        List<Tally> totals = new ArrayList<>(counters.length);
        for (Tally.Counter counter : counters) {
            totals.add(counter.tally());
        }
        return totals;
    }

    public Tally total() {
        return totals().stream().reduce(Tally.NONE, Tally::plus);
    }

    /** The same matrix with these participations' columns only. */
    Matrix only(List<Long> participations) {
        int[] kept = IntStream.range(0, columns.size())
                .filter(c -> participations.contains(columns.get(c).id()))
                .toArray();
        List<Column> some = Arrays.stream(kept).mapToObj(columns::get).toList();
        List<Row> parts = rows.stream().map(r -> r.only(kept)).toList();
        return new Matrix(
                trial, title, asOf, revision + "-" + Integer.toHexString(participations.hashCode()), some, parts);
    }

    /**
     * The same matrix with these tests' rows only, each with this obligation.
     *
     * @param obligations by the test's key
     * @param which what tells these from others, for the revision
     */
    Matrix through(Map<String, Obligation> obligations, String which) {
        List<Row> some = new ArrayList<>();
        for (Row row : rows) {
            Obligation obligation = obligations.get(row.key());
            if (obligation != null) {
                some.add(row.with(obligation));
            }
        }
        return new Matrix(trial, title, asOf, revision + "-" + which, columns, some);
    }

    /** How many cells the two sides disagree in. */
    public long disputed() {
        return rows.stream()
                .flatMap(r -> r.marks().values().stream())
                .filter(m -> m.standing() == Standing.DISPUTED)
                .count();
    }
}
