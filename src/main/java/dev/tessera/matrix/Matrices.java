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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Conformance matrices. The last few are kept in memory, each with the snapshot that it was read in: one small query
 * tells whether anything was committed since, and another what. Whoever follows a trial is told, and then one look
 * serves all of this node.
 */
@Service
public class Matrices {

    private static final int KEPT_CELLS = 20_000_000;

    private final MatrixQueries queries;
    private final Trials trials;
    private final TrialTests tests;
    private final AccessPolicy policy;
    private final TrialNews news;
    private final TransactionTemplate oneView;
    private final Clock clock;
    private final Cache<Long, Read> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_CELLS)
            .weigher((Long trial, Read read) ->
                    1 + read.matrix().rows().size() * read.matrix().columns().size())
            .build();

    private final Cache<Look, Changes> looked = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();

    /** A matrix and the snapshot that it was read in. */
    record Read(Matrix matrix, String snapshot) {

        /** The same with what changed since. */
        private Read with(Trial trial, Changes changes, Instant asOf) {
            if (changes.cells().isEmpty()) {
                return new Read(matrix, changes.snapshot());
            }
            List<Row> rows =
                    matrix.with(changes.cells().stream().map(Changed::cell).toList());
            String revision = Revision.of(trial, matrix.columns(), rows);
            return new Read(
                    new Matrix(matrix.trial(), matrix.title(), asOf, revision, matrix.columns(), rows),
                    changes.snapshot());
        }
    }

    Matrices(
            MatrixQueries queries,
            Trials trials,
            TrialTests tests,
            AccessPolicy policy,
            TrialNews news,
            TransactionTemplate transactions,
            Clock clock) {
        this.queries = queries;
        this.trials = trials;
        this.tests = tests;
        this.policy = policy;
        this.news = news;
        this.clock = clock;
        this.oneView = new TransactionTemplate(Objects.requireNonNull(transactions.getTransactionManager()));
        this.oneView.setReadOnly(true);
        this.oneView.setIsolationLevel(Isolation.REPEATABLE_READ.value());
    }

    /** The matrix of a trial as this viewer may see it: all of it, or the columns of its own organisations. */
    public Matrix matrix(Viewer viewer, Trial trial) {
        return seen(viewer, trial, current(trial).matrix());
    }

    private Matrix seen(Viewer viewer, Trial trial, Matrix all) {
        return policy.maySeeAllResults(viewer, trial.scope()) ? all : own(viewer, trial, all);
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
        return new Followed(seen(viewer, trial, read.matrix()), read.snapshot());
    }

    /**
     * What was committed since a follower's snapshot; empty if rows or columns changed and it has to start anew. To be
     * asked when there is news of the trial: until there is more, the answer for the same snapshot stays the same.
     */
    public Optional<MatrixUpdate> changes(Viewer viewer, Trial trial, String snapshot) {
        boolean hidden = trial.hidesSides() && !policy.maySeeAllResults(viewer, trial.scope());
        OptionalLong times = news.times(trial.id());
        Changes changes = times.isEmpty()
                ? changes(trial, snapshot, hidden)
                : looked.get(
                        new Look(trial.id(), snapshot, hidden, times.getAsLong()),
                        look -> changes(trial, snapshot, hidden));
        if (changes.layout()) {
            return Optional.empty();
        }
        MatrixDelta delta = new MatrixDelta(
                changes.snapshot(),
                changes.cells().stream()
                        .filter(c -> policy.maySeeResultsOf(viewer, trial.scope(), c.organisation()))
                        .map(Changed::cell)
                        .toList());
        return Optional.of(new MatrixUpdate(
                delta,
                () -> seen(viewer, trial, upTo(trial, snapshot, hidden, changes).matrix())));
    }

    /**
     * A look at what changed, which serves everybody on this node who was told by the same news and had seen the same.
     *
     * @param hidden without what only partners have said
     * @param times how often something had been heard of the trial
     */
    private record Look(long trial, String snapshot, boolean hidden, long times) {}

    /** A changed cell, and whose it is. */
    private record Changed(MatrixDelta.Cell cell, long organisation) {}

    /** What changed, whoever may see it. */
    private record Changes(boolean layout, String snapshot, List<Changed> cells) {}

    private Changes changes(Trial trial, String snapshot, boolean hidden) {
        return Objects.requireNonNull(oneView.execute(status -> readChanges(trial, snapshot, hidden)));
    }

    private Changes readChanges(Trial trial, String snapshot, boolean hidden) {
        String now = queries.snapshot();
        if (queries.changedSince(trial.id(), snapshot).layout()) {
            return new Changes(true, now, List.of());
        }
        Map<Long, String> keys = new HashMap<>();
        cases(trial).forEach(c -> keys.put(c.id(), c.key()));
        Set<Long> stale = stale(trial);
        Map<Long, Long> organisations = new HashMap<>();
        trials.participants(trial.id()).forEach(p -> organisations.put(p.id(), p.organisationId()));
        List<MatrixQueries.Cell> cells = new ArrayList<>();
        Set<Long> pairTests = new HashSet<>();
        Set<Long> pairColumns = new HashSet<>();
        for (MatrixQueries.Touched t : queries.touchedSince(trial.id(), snapshot)) {
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
            cells.addAll(queries.met(trial.id(), pairTests, pairColumns, hidden));
        }
        List<Changed> changed = new ArrayList<>();
        for (MatrixQueries.Cell c : cells) {
            Long organisation = organisations.get(c.column());
            if (organisation != null) {
                changed.add(new Changed(
                        new MatrixDelta.Cell(
                                keys.getOrDefault(c.testCase(), ""), c.column(), c.letter(), mark(c, stale)),
                        organisation));
            }
        }
        return new Changes(false, now, changed);
    }

    /** The pairs that met, of those that this viewer may see. */
    public PairMatrix pairs(Viewer viewer, Trial trial, @Nullable String test) {
        if (!policy.maySee(viewer, trial.scope())) {
            throw Refusal.notFound("trial.unknown", trial.slug());
        }
        return Objects.requireNonNull(oneView.execute(status -> readPairs(viewer, trial, test)));
    }

    /** Drops what is kept of a trial's matrix: the next reader reads it from the database. */
    public void forget(long trial) {
        kept.invalidate(trial);
    }

    private Read current(Trial trial) {
        Read read = kept.getIfPresent(trial.id());
        if (read != null && isCurrent(trial, read)) {
            return read;
        }
        return once(
                trial,
                before -> before != null && before != read && isCurrent(trial, before) ? before : next(trial, before));
    }

    private boolean isCurrent(Trial trial, Read read) {
        return !queries.changedSince(trial.id(), read.snapshot()).anything();
    }

    /** The matrix with what was found to have changed since a snapshot, without asking again where it is that far. */
    private Read upTo(Trial trial, String since, boolean hidden, Changes changes) {
        Read read = kept.getIfPresent(trial.id());
        if (read != null && read.snapshot().equals(changes.snapshot())) {
            return read;
        }
        return once(trial, before -> {
            if (before != null && before.snapshot().equals(changes.snapshot())) {
                return before;
            }
            if (before != null && before.snapshot().equals(since) && !hidden) {
                return before.with(trial, changes, clock.instant());
            }
            return before != null && isCurrent(trial, before) ? before : next(trial, before);
        });
    }

    /** However many ask, one of them brings a trial's matrix up to date, and the others wait for that. */
    private Read once(Trial trial, Function<@Nullable Read, Read> make) {
        return Objects.requireNonNull(kept.asMap().compute(trial.id(), (id, before) -> make.apply(before)));
    }

    private Read next(Trial trial, @Nullable Read before) {
        if (before != null) {
            Changes changes = changes(trial, before.snapshot(), false);
            if (!changes.layout()) {
                return before.with(trial, changes, clock.instant());
            }
        }
        return Objects.requireNonNull(oneView.execute(status -> read(trial)));
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
            Mark mark = new Mark(standing(m), null, null, m.reason());
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
