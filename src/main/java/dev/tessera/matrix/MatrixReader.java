package dev.tessera.matrix;

import dev.tessera.result.Standing;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads whole matrices of products and tests from the database, whoever may see them. To be called in one view of it: a
 * transaction that does not see what is committed meanwhile.
 */
@Component
class MatrixReader {

    /** No participation at all. */
    private static final String NONE = "";

    private final MatrixQueries queries;
    private final Trials trials;
    private final TrialTests tests;
    private final Clock clock;

    MatrixReader(MatrixQueries queries, Trials trials, TrialTests tests, Clock clock) {
        this.queries = queries;
        this.trials = trials;
        this.tests = tests;
        this.clock = clock;
    }

    /** The trial's tests that were changed since they were used. */
    Set<Long> stale(Trial trial) {
        return tests.stale(trial).keySet();
    }

    /** As it is now. */
    Matrix read(Trial trial) {
        List<Column> columns =
                trials.participants(trial.id()).stream().map(Column::of).toList();
        return read(trial, columns, stale(trial), null);
    }

    /**
     * As it was at a moment: with the tests of today and under today's names; without the participations that came
     * later, and before those withdrew that have since.
     */
    Matrix read(Trial trial, Instant asOf) {
        Map<Long, MatrixQueries.Presence> presences = queries.presences(trial.id());
        List<Column> columns = trials.participants(trial.id()).stream()
                .map(Column::of)
                .map(c -> c.withdrawn() && !hadLeft(presences.get(c.id()), asOf) ? c.stillThere() : c)
                .toList();
        Set<Long> stale = new HashSet<>();
        tests.stale(trial).forEach((test, staleness) -> {
            if (!staleness.since().isAfter(asOf)) {
                stale.add(test);
            }
        });
        Matrix all = read(trial, columns, stale, asOf);
        List<Long> there = columns.stream()
                .map(Column::id)
                .filter(id -> wasThere(presences.get(id), asOf) || said(all, id))
                .toList();
        return there.size() == columns.size() ? all : all.only(there);
    }

    private static boolean hadLeft(MatrixQueries.@Nullable Presence presence, Instant asOf) {
        return presence != null
                && presence.decided() != null
                && !presence.decided().isAfter(asOf);
    }

    private static boolean wasThere(MatrixQueries.@Nullable Presence presence, Instant asOf) {
        return presence != null
                && !presence.since().isAfter(asOf)
                && (presence.left()
                        || presence.decided() == null
                        || !presence.decided().isAfter(asOf));
    }

    /** Whether anything was said of a participation: then it was there, whenever it was decided upon last. */
    private static boolean said(Matrix matrix, long participation) {
        int place = matrix.columns().stream().map(Column::id).toList().indexOf(participation);
        return matrix.rows().stream()
                .anyMatch(r -> r.cell(place) != Row.NOT_REPORTED && r.cell(place) != Row.OTHER_ROLE
                        || r.mark(place) != null && r.mark(place) != Mark.WITHDRAWN);
    }

    private Matrix read(Trial trial, List<Column> columns, Set<Long> stale, @Nullable Instant asOf) {
        List<TestCase> cases = tests.cases(trial);
        Map<Long, byte[]> letters = new HashMap<>();
        Map<Long, Map<Integer, Mark>> marks = new HashMap<>();
        Places places = new Places(columns);
        for (MatrixQueries.Letters l : queries.letters(trial.id(), columns.size(), asOf)) {
            letters.put(l.testCase(), places.row(l.letters(), l.columns()));
            byte[] row = Objects.requireNonNull(letters.get(l.testCase()));
            boolean changed = stale.contains(l.testCase());
            for (int place : places.places(changed || asOf != null ? l.columns() : NONE)) {
                if (row[place] == MatrixQueries.CHANGED_SINCE.charAt(0)) {
                    row[place] = Row.NOT_REPORTED;
                } else if (changed) {
                    mark(marks, l.testCase(), place, Mark.stale(null));
                }
            }
        }
        if (asOf != null) {
            for (MatrixQueries.Cell c : queries.replayed(trial.id(), asOf)) {
                int place = places.of(c.column());
                letters.computeIfAbsent(c.testCase(), id -> places.empty())[place] =
                        (byte) c.letter().charAt(0);
                Mark mark = c.mark(stale);
                if (mark != null) {
                    mark(marks, c.testCase(), place, mark);
                }
            }
        }
        for (MatrixQueries.MarkedCell m : queries.marks(trial.id(), asOf)) {
            Mark mark = new Mark(standing(m), null, null, m.reason());
            mark(marks, m.testCase(), places.of(m.column()), stale.contains(m.testCase()) ? Mark.stale(mark) : mark);
        }
        if (cases.stream().anyMatch(c -> c.kind() == TestKind.INTEROPERABILITY)) {
            for (MatrixQueries.Cell c : queries.met(trial.id(), null, null, false, asOf)) {
                int place = places.of(c.column());
                letters.computeIfAbsent(c.testCase(), id -> places.empty())[place] =
                        (byte) c.letter().charAt(0);
                Mark mark = c.mark(stale);
                if (mark != null) {
                    mark(marks, c.testCase(), place, mark);
                }
            }
        }
        List<Row> rows = new ArrayList<>(cases.size());
        for (TestCase c : cases) {
            byte[] cells = letters.computeIfAbsent(c.id(), id -> places.empty());
            Map<Integer, Mark> marked = marks.computeIfAbsent(c.id(), id -> new HashMap<>());
            otherRoles(c, columns, cells, marked);
            withdrawn(columns, cells, marked);
            rows.add(new Row(c.key(), c.title(), c.group(), c.obligation(), c.kind(), cells, marked));
        }
        String revision = Revision.of(trial, columns, rows);
        return new Matrix(trial.slug(), trial.title(), asOf == null ? clock.instant() : asOf, revision, columns, rows);
    }

    private static void otherRoles(TestCase test, List<Column> columns, byte[] cells, Map<Integer, Mark> marks) {
        for (int c = 0; c < cells.length; c++) {
            if (cells[c] == Row.NOT_REPORTED
                    && !marks.containsKey(c)
                    && !test.isFor(columns.get(c).roleId())) {
                cells[c] = (byte) Row.OTHER_ROLE;
            }
        }
    }

    /** What somebody who withdrew has not reported says so. */
    private static void withdrawn(List<Column> columns, byte[] cells, Map<Integer, Mark> marks) {
        for (int c = 0; c < cells.length; c++) {
            if (columns.get(c).withdrawn() && cells[c] == Row.NOT_REPORTED) {
                marks.putIfAbsent(c, Mark.WITHDRAWN);
            }
        }
    }

    private static @Nullable Standing standing(MatrixQueries.MarkedCell m) {
        return m.standing() == Standing.CLAIMED ? null : m.standing();
    }

    private static void mark(Map<Long, Map<Integer, Mark>> marks, long row, int place, Mark mark) {
        marks.computeIfAbsent(row, id -> new HashMap<>()).put(place, mark);
    }
}
