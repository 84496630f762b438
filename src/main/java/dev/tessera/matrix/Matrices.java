package dev.tessera.matrix;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
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
    private static final int PAST_AT_ONCE = 2;

    private final MatrixQueries queries;
    private final Trials trials;
    private final MatrixReader reader;
    private final PairMatrixReader pairs;
    private final TrialTests tests;
    private final AccessPolicy policy;
    private final TrialNews news;
    private final TransactionTemplate oneView;
    private final Semaphore atOnce = new Semaphore(PAST_AT_ONCE, true);
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
            MatrixReader reader,
            PairMatrixReader pairs,
            Trials trials,
            TrialTests tests,
            AccessPolicy policy,
            TrialNews news,
            TransactionTemplate transactions,
            Clock clock) {
        this.queries = queries;
        this.trials = trials;
        this.reader = reader;
        this.pairs = pairs;
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
        return seen(viewer, trial, current(trial).matrix(), null);
    }

    /**
     * The matrix of a trial as it stood at a moment, of what this viewer may see today: its reports and decisions up to
     * then, laid out with the tests and under the names of today.
     *
     * @throws Refusal if the trial was not there yet, or the moment has not come
     */
    public Matrix matrix(Viewer viewer, Trial trial, Instant asOf) {
        return inThePast(trial, asOf, () -> seen(viewer, trial, reader.read(trial, asOf), asOf));
    }

    /** A moment in a sentence, as it can be asked for again. */
    static String written(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private <T> T inThePast(Trial trial, Instant asOf, Supplier<T> read) {
        if (asOf.isAfter(clock.instant())) {
            throw Refusal.invalid("matrix.refused.future", written(asOf));
        }
        Instant begin = queries.begin(trial.id());
        if (asOf.isBefore(begin)) {
            throw Refusal.invalid("matrix.refused.before-trial", written(asOf), trial.title(), written(begin));
        }
        // The past is worked out each time, so a few readers must not take the database from all others.
        atOnce.acquireUninterruptibly();
        try {
            return Objects.requireNonNull(oneView.execute(status -> read.get()));
        } finally {
            atOnce.release();
        }
    }

    private Matrix seen(Viewer viewer, Trial trial, Matrix all, @Nullable Instant asOf) {
        return policy.maySeeAllResults(viewer, trial.scope()) ? all : own(viewer, trial, all, asOf);
    }

    /** The columns of the viewer's own organisations, without what only their partners have said, where that is hidden. */
    private Matrix own(Viewer viewer, Trial trial, Matrix all, @Nullable Instant asOf) {
        List<Long> mine = all.columns().stream()
                .filter(c -> viewer.organisations().contains(c.organisationId()))
                .map(Column::id)
                .toList();
        Matrix own = all.only(mine);
        if (!trial.hidesSides() || mine.isEmpty()) {
            return own;
        }
        Set<Long> stale = reader.stale(trial);
        Map<Long, String> keys = new HashMap<>();
        tests.cases(trial).forEach(c -> keys.put(c.id(), c.key()));
        Map<String, Map<Long, MatrixQueries.Cell>> answered = new HashMap<>();
        for (MatrixQueries.Cell cell : queries.met(trial.id(), null, mine, true, asOf)) {
            String key = keys.get(cell.testCase());
            if (key != null) {
                answered.computeIfAbsent(key, k -> new HashMap<>()).put(cell.column(), cell);
            }
        }
        return own.answered((key, column) -> {
            MatrixQueries.Cell cell = answered.getOrDefault(key, Map.of()).get(column);
            return cell == null ? null : new Matrix.Said(cell.letter().charAt(0), cell.mark(stale));
        });
    }

    /** A matrix as a follower of its changes needs it. */
    public Followed follow(Viewer viewer, Trial trial) {
        Read read = current(trial);
        return new Followed(seen(viewer, trial, read.matrix(), null), read.snapshot());
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
                () -> seen(viewer, trial, upTo(trial, snapshot, hidden, changes).matrix(), null)));
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
        tests.cases(trial).forEach(c -> keys.put(c.id(), c.key()));
        Set<Long> stale = reader.stale(trial);
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
            cells.addAll(queries.met(trial.id(), pairTests, pairColumns, hidden, null));
        }
        List<Changed> changed = new ArrayList<>();
        for (MatrixQueries.Cell c : cells) {
            Long organisation = organisations.get(c.column());
            if (organisation != null) {
                changed.add(new Changed(
                        new MatrixDelta.Cell(
                                keys.getOrDefault(c.testCase(), ""), c.column(), c.letter(), c.mark(stale)),
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
        return Objects.requireNonNull(oneView.execute(status -> pairs.read(viewer, trial, test, null)));
    }

    /**
     * The pairs that had met at a moment.
     *
     * @throws Refusal if the trial was not there yet, or the moment has not come
     */
    public PairMatrix pairs(Viewer viewer, Trial trial, @Nullable String test, Instant asOf) {
        if (!policy.maySee(viewer, trial.scope())) {
            throw Refusal.notFound("trial.unknown", trial.slug());
        }
        return inThePast(trial, asOf, () -> pairs.read(viewer, trial, test, asOf));
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
        return Objects.requireNonNull(oneView.execute(status -> {
            String snapshot = queries.snapshot();
            return new Read(reader.read(trial), snapshot);
        }));
    }
}
