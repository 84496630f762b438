package dev.tessera.matrix;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.result.Standing;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Conformance matrices. The last few are kept in memory, each with the snapshot that it was read in: one small query
 * tells whether anything was committed since.
 */
@Service
public class Matrices {

    private static final int KEPT_CELLS = 20_000_000;

    private final MatrixQueries queries;
    private final Trials trials;
    private final TrialTests tests;
    private final AccessPolicy policy;
    private final TransactionTemplate oneView;
    private final Clock clock;
    private final Cache<Long, Read> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_CELLS)
            .weigher((Long trial, Read read) ->
                    1 + read.matrix().rows().size() * read.matrix().columns().size())
            .build();

    /** A matrix and the snapshot that it was read in. */
    record Read(Matrix matrix, String snapshot) {}

    Matrices(
            MatrixQueries queries,
            Trials trials,
            TrialTests tests,
            AccessPolicy policy,
            TransactionTemplate transactions,
            Clock clock) {
        this.queries = queries;
        this.trials = trials;
        this.tests = tests;
        this.policy = policy;
        this.clock = clock;
        this.oneView = new TransactionTemplate(java.util.Objects.requireNonNull(transactions.getTransactionManager()));
        this.oneView.setReadOnly(true);
        this.oneView.setIsolationLevel(Isolation.REPEATABLE_READ.value());
    }

    /** The matrix of a trial as this viewer may see it: all of it, or the columns of its own organisations. */
    public Matrix matrix(Viewer viewer, Trial trial) {
        Matrix all = current(trial).matrix();
        if (policy.maySeeAllResults(viewer, trial.scope())) {
            return all;
        }
        return own(viewer, trial, all);
    }

    /** The columns of the viewer's own organisations, without what only their partners have said, where that is hidden. */
    private Matrix own(Viewer viewer, Trial trial, Matrix all) {
        List<Long> mine = all.columns().stream()
                .filter(c -> viewer.organisations().contains(c.organisationId()))
                .map(Column::id)
                .toList();
        Matrix own = all.only(mine);
        if (!trial.hidesSides() || mine.isEmpty()) {
            return own;
        }
        Set<Long> stale = stale(trial);
        Map<Long, String> keys = new HashMap<>();
        cases(trial).forEach(c -> keys.put(c.id(), c.key()));
        Map<String, Map<Long, MatrixQueries.Cell>> answered = new HashMap<>();
        for (MatrixQueries.Cell cell : queries.met(trial.id(), null, mine, true)) {
            String key = keys.get(cell.testCase());
            if (key != null) {
                answered.computeIfAbsent(key, k -> new HashMap<>()).put(cell.column(), cell);
            }
        }
        return own.answered((key, column) -> {
            MatrixQueries.Cell cell = answered.getOrDefault(key, Map.of()).get(column);
            return cell == null ? null : new Matrix.Said(cell.letter().charAt(0), mark(cell, stale));
        });
    }

    /** A matrix as a follower of its changes needs it. */
    public Followed follow(Viewer viewer, Trial trial) {
        Read read = current(trial);
        Matrix matrix =
                policy.maySeeAllResults(viewer, trial.scope()) ? read.matrix() : own(viewer, trial, read.matrix());
        return new Followed(matrix, read.snapshot());
    }

    /** What was committed since a follower's snapshot; empty if rows or columns changed and it has to start anew. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<MatrixDelta> changes(Viewer viewer, Trial trial, String snapshot) {
        String now = queries.snapshot();
        if (queries.changedSince(trial.id(), snapshot).layout()) {
            return Optional.empty();
        }
        List<MatrixQueries.Touched> touched = queries.touchedSince(trial.id(), snapshot);
        Map<Long, String> keys = new HashMap<>();
        cases(trial).forEach(c -> keys.put(c.id(), c.key()));
        Set<Long> stale = stale(trial);
        Set<Long> visible = new HashSet<>();
        trials.participants(trial.id()).stream()
                .filter(p -> policy.maySeeResultsOf(viewer, trial.scope(), p.organisationId()))
                .forEach(p -> visible.add(p.id()));
        List<MatrixQueries.Cell> cells = new ArrayList<>();
        Set<Long> pairTests = new HashSet<>();
        Set<Long> pairColumns = new HashSet<>();
        for (MatrixQueries.Touched t : touched) {
            Long peer = t.peer();
            if (peer == null) {
                cells.add(t.cell());
            } else {
                pairTests.add(t.testCase());
                pairColumns.add(t.subject());
                pairColumns.add(peer);
            }
        }
        if (!pairTests.isEmpty()) {
            boolean hidden = trial.hidesSides() && !policy.maySeeAllResults(viewer, trial.scope());
            List<MatrixQueries.Cell> met = queries.met(trial.id(), pairTests, pairColumns, hidden);
            cells.addAll(met);
        }
        List<MatrixDelta.Cell> changed = cells.stream()
                .filter(c -> visible.contains(c.column()))
                .map(c -> new MatrixDelta.Cell(
                        Optional.ofNullable(keys.get(c.testCase())).orElse(""), c.column(), c.letter(), mark(c, stale)))
                .toList();
        return Optional.of(new MatrixDelta(now, changed));
    }

    /** The pairs that met, of those that this viewer may see. */
    public PairMatrix pairs(Viewer viewer, Trial trial, @Nullable String test) {
        if (!policy.maySee(viewer, trial.scope())) {
            throw Refusal.notFound("trial.unknown", trial.slug());
        }
        return java.util.Objects.requireNonNull(oneView.execute(status -> readPairs(viewer, trial, test)));
    }

    /** Drops what is kept of a trial's matrix: the next reader reads it from the database. */
    public void forget(long trial) {
        kept.invalidate(trial);
    }

    private Read current(Trial trial) {
        Read read = kept.getIfPresent(trial.id());
        if (read != null && !queries.changedSince(trial.id(), read.snapshot()).anything()) {
            return read;
        }
        Read fresh = java.util.Objects.requireNonNull(oneView.execute(status -> read(trial)));
        kept.put(trial.id(), fresh);
        return fresh;
    }

    private List<TestCase> cases(Trial trial) {
        return tests.cases(trial);
    }

    private Set<Long> stale(Trial trial) {
        return tests.stale(trial).keySet();
    }

    private Read read(Trial trial) {
        String snapshot = queries.snapshot();
        Set<Long> stale = stale(trial);
        List<TestCase> cases = cases(trial);
        List<Column> columns =
                trials.participants(trial.id()).stream().map(Column::of).toList();
        Map<Long, byte[]> letters = new HashMap<>();
        Map<Long, Map<Integer, Mark>> marks = new HashMap<>();
        Places places = new Places(columns);
        for (MatrixQueries.Letters l : queries.letters(trial.id(), columns.size())) {
            letters.put(l.testCase(), places.row(l.letters(), l.columns()));
            if (stale.contains(l.testCase())) {
                for (int place : places.places(l.columns())) {
                    mark(marks, l.testCase(), place, Mark.stale(null));
                }
            }
        }
        for (MatrixQueries.MarkedCell m : queries.marks(trial.id())) {
            Mark mark = new Mark(standing(m), m.subject(), m.peer(), m.reason());
            mark(marks, m.testCase(), places.of(m.column()), stale.contains(m.testCase()) ? Mark.stale(mark) : mark);
        }
        if (cases.stream().anyMatch(c -> c.kind() == TestKind.INTEROPERABILITY)) {
            for (MatrixQueries.Cell c : queries.met(trial.id(), null, null, false)) {
                int place = places.of(c.column());
                letters.computeIfAbsent(c.testCase(), id -> places.empty())[place] =
                        (byte) c.letter().charAt(0);
                Mark mark = mark(c, stale);
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
        return new Read(new Matrix(trial.slug(), trial.title(), clock.instant(), revision, columns, rows), snapshot);
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

    private PairMatrix readPairs(Viewer viewer, Trial trial, @Nullable String test) {
        List<TestCase> met = cases(trial).stream()
                .filter(c -> c.kind() == TestKind.INTEROPERABILITY)
                .toList();
        TestCase only = test == null
                ? null
                : met.stream()
                        .filter(c -> c.key().equals(test))
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("matrix.no-pair-test", test));
        List<TestCase> shown = only == null ? met : List.of(only);
        List<Participant> all = trials.participants(trial.id());
        List<Column> subjects = all.stream()
                .filter(p -> shown.stream().anyMatch(c -> c.subjectMayBe(p.roleId())))
                .map(Column::of)
                .toList();
        List<Column> peers = all.stream()
                .filter(p -> shown.stream().anyMatch(c -> c.peerMayBe(p.roleId())))
                .map(Column::of)
                .toList();
        Places places = new Places(peers);
        Map<Long, byte[]> letters = new HashMap<>();
        Map<Long, Map<Integer, Mark>> marks = new HashMap<>();
        Map<Long, Tally[]> tallies = new HashMap<>();
        Set<Long> own = new HashSet<>();
        all.stream()
                .filter(p -> policy.maySeeResultsOf(viewer, trial.scope(), p.organisationId()))
                .forEach(p -> own.add(p.id()));
        Set<Long> hidden = trial.hidesSides() && !policy.maySeeAllResults(viewer, trial.scope()) ? own : null;
        if (only != null) {
            boolean stale = stale(trial).contains(only.id());
            for (MatrixQueries.Cell c : queries.pairCells(trial.id(), only.id(), hidden)) {
                // Here a cell's 'testCase' is the pair's subject and its column the peer.
                long subject = c.testCase();
                if (own.contains(subject) || own.contains(c.column())) {
                    int place = places.of(c.column());
                    letters.computeIfAbsent(subject, id -> places.empty())[place] =
                            (byte) c.letter().charAt(0);
                    Mark mark = stale ? Mark.stale(mark(c)) : mark(c);
                    if (mark != null) {
                        mark(marks, subject, place, mark);
                    }
                }
            }
            for (Column subject : subjects) {
                for (Column peer : peers) {
                    boolean seen = own.contains(subject.id()) || own.contains(peer.id());
                    int place = places.of(peer.id());
                    if (seen && (subject.withdrawn() || peer.withdrawn())) {
                        byte[] row = letters.computeIfAbsent(subject.id(), id -> places.empty());
                        if (row[place] == Row.NOT_REPORTED) {
                            marks.computeIfAbsent(subject.id(), id -> new HashMap<>())
                                    .putIfAbsent(place, Mark.WITHDRAWN);
                        }
                    }
                }
            }
        } else {
            for (MatrixQueries.Pair p : queries.pairs(trial.id(), hidden)) {
                if (own.contains(p.subject()) || own.contains(p.peer())) {
                    tallies.computeIfAbsent(p.subject(), id -> new Tally[peers.size()])[places.of(p.peer())] =
                            new Tally(p.passed(), p.failed(), p.inconclusive(), p.inapplicable(), p.untested());
                }
            }
        }
        List<PairMatrix.Subject> rows = new ArrayList<>();
        for (Column subject : subjects) {
            Tally[] row = tallies.getOrDefault(subject.id(), new Tally[peers.size()]);
            rows.add(new PairMatrix.Subject(
                    subject,
                    letters.getOrDefault(subject.id(), places.empty()),
                    marks.getOrDefault(subject.id(), Map.of()),
                    Arrays.stream(row).map(t -> t == null ? Tally.NONE : t).toList()));
        }
        return new PairMatrix(
                trial.slug(),
                trial.title(),
                clock.instant(),
                Revision.ofPairs(trial, test, peers, rows),
                test,
                peers,
                rows);
    }

    private static @Nullable Standing standing(MatrixQueries.MarkedCell m) {
        return m.standing() == Standing.CLAIMED ? null : m.standing();
    }

    private static @Nullable Mark mark(MatrixQueries.Cell c, Set<Long> stale) {
        return stale.contains(c.testCase()) ? Mark.stale(mark(c)) : mark(c);
    }

    private static @Nullable Mark mark(MatrixQueries.Cell c) {
        Standing standing = c.standing() == Standing.CLAIMED ? null : c.standing();
        boolean disputed = standing == Standing.DISPUTED;
        if (standing == null && c.reason() == null) {
            return null;
        }
        return new Mark(standing, disputed ? c.subject() : null, disputed ? c.peer() : null, c.reason());
    }

    private static void mark(Map<Long, Map<Integer, Mark>> marks, long row, int place, Mark mark) {
        marks.computeIfAbsent(row, id -> new HashMap<>()).put(place, mark);
    }
}
