package dev.tessera.matrix;

import dev.tessera.result.Standing;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A conformance matrix, product × test case, as it stood at one moment.
 *
 * @param trial the trial's slug
 * @param asOf when it was read
 * @param revision the same text for the same content, and another for any other
 */
public record Matrix(String trial, String title, Instant asOf, String revision, List<Column> columns, List<Row> rows) {

    /** Of no trial, with nothing in it. */
    static final Matrix NONE = new Matrix("", "", Instant.EPOCH, "", List.of(), List.of());

    /** The same matrix with some of its rows only, by their places. */
    Matrix onlyRows(int[] places) {
        return new Matrix(
                trial,
                title,
                asOf,
                revision + "-" + Integer.toHexString(Arrays.hashCode(places)),
                columns,
                Arrays.stream(places).mapToObj(rows::get).toList());
    }

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

    /** The rows with other cells; what is not among them is left out. */
    List<Row> with(List<MatrixDelta.Cell> cells) {
        Map<Long, Integer> places = new HashMap<>();
        columns.forEach(c -> places.put(c.id(), places.size()));
        Map<String, List<MatrixDelta.Cell>> byRow =
                cells.stream().collect(Collectors.groupingBy(MatrixDelta.Cell::key));
        return rows.stream()
                .map(row -> {
                    List<MatrixDelta.Cell> changed = byRow.get(row.key());
                    return changed == null ? row : row.with(changed, places);
                })
                .toList();
    }

    /** What a cell says, and what it says beyond its verdict. */
    record Said(char letter, @Nullable Mark mark) {}

    /**
     * The same matrix with other cells where products meet.
     *
     * @param said what is to be seen of a test, by its key, and of a participation; none: nothing
     */
    Matrix answered(BiFunction<String, Long, @Nullable Said> said) {
        List<Row> some = rows.stream()
                .map(row -> row.kind() == TestKind.CONFORMANCE ? row : answered(row, said))
                .toList();
        return new Matrix(trial, title, asOf, revision + "-" + Integer.toHexString(contents(some)), columns, some);
    }

    private Row answered(Row row, BiFunction<String, Long, @Nullable Said> said) {
        byte[] cells = row.cells().clone();
        Map<Integer, Mark> marks = new HashMap<>();
        for (int c = 0; c < cells.length; c++) {
            Said here = said.apply(row.key(), columns.get(c).id());
            Mark mark = here != null ? here.mark() : columns.get(c).withdrawn() ? Mark.WITHDRAWN : null;
            if (cells[c] != Row.OTHER_ROLE) {
                cells[c] = (byte) (here == null ? Row.NOT_REPORTED : here.letter());
                if (mark != null) {
                    marks.put(c, mark);
                }
            }
        }
        return new Row(row.key(), row.title(), row.group(), row.obligation(), row.kind(), cells, marks);
    }

    private static int contents(List<Row> rows) {
        return rows.stream()
                .mapToInt(r -> 31 * Arrays.hashCode(r.cells()) + r.marks().hashCode())
                .reduce(1, (a, b) -> 31 * a + b);
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
