package dev.tessera.matrix;

import static dev.tessera.db.Tables.OUTCOME;
import static dev.tessera.db.Tables.PARTICIPATION;
import static dev.tessera.db.Tables.TRIAL;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.tessera.db.tables.Outcome;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.trial.ParticipationStatus;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record7;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/**
 * Reads matrices: per test case one string of letters, so that a million cells are a thousand short rows.
 *
 * <p>The letters come in the order of the participations' ids, which is the order of the index, so nothing is
 * sorted; the columns are put into the order that people see afterwards, in memory. Each query can be asked of a past
 * moment as well ({@code asOf}; none: now), and then reads the same columns of {@code outcome_as_of}.
 */
@Repository
class MatrixQueries {

    /** What a cell says, where it is more than a verdict: its standing and reason, by its subject. */
    record MarkedCell(
            long testCase,
            long column,
            @Nullable Standing standing,
            @Nullable String reason) {}

    /**
     * A test case's letters.
     *
     * @param columns the participations that the letters are of, comma-separated; none: all of them
     */
    record Letters(
            long testCase,
            String letters,
            int count,
            @Nullable String columns) {}

    /** One cell of a pair, or all cells of a pair counted. */
    record Pair(long subject, long peer, int passed, int failed, int inconclusive, int inapplicable, int untested) {}

    /** A cell that changed, with what it says now. */
    record Cell(
            long testCase,
            long column,
            String letter,
            @Nullable Standing standing,
            @Nullable Verdict subject,
            @Nullable Verdict peer,
            @Nullable String reason) {

        /** What it says beyond its verdict, if anything. */
        @Nullable Mark mark() {
            Standing shown = standing == Standing.CLAIMED ? null : standing;
            boolean disputed = shown == Standing.DISPUTED;
            if (shown == null && reason == null) {
                return null;
            }
            return new Mark(shown, disputed ? subject : null, disputed ? peer : null, reason);
        }

        /** The same, where some test cases were changed since. */
        @Nullable Mark mark(Set<Long> stale) {
            return stale.contains(testCase) ? Mark.stale(mark()) : mark();
        }
    }

    /**
     * Since when a participation is one, and when it was decided upon last: accepted, or let go.
     */
    record Presence(long id, Instant since, @Nullable Instant decided, boolean left) {}

    /** The cells that a query is of: those that stand now, or those that stood at a moment. */
    private static final Outcome CELL = OUTCOME.as("cell");

    private final DSLContext db;

    MatrixQueries(DSLContext db) {
        this.db = db;
    }

    /** The moment of this transaction's view of the database, to compare later changes with. */
    String snapshot() {
        return db.select(field("pg_current_snapshot()::text", String.class)).fetchSingle(0, String.class);
    }

    /** Whether anything that a trial's matrix shows was committed since a snapshot. */
    Changed changedSince(long trial, String snapshot) {
        Field<Boolean> layout =
                field("changed_since({0}, {1}::pg_snapshot)", Boolean.class, TRIAL.LAYOUT_CHANGED, inline(snapshot));
        return db.select(
                        layout,
                        field(exists(selectOne()
                                .from(OUTCOME)
                                // The trial's id itself: a join would have the planner read the whole table.
                                .where(OUTCOME.TRIAL_ID.eq(inline(trial)))
                                .and(since(snapshot)))))
                .from(TRIAL)
                .where(TRIAL.ID.eq(trial))
                .fetchOptional(r -> new Changed(r.value1(), r.value2()))
                .orElse(new Changed(true, true));
    }

    /** What changed: the layout (rows, columns, names), or cells. */
    record Changed(boolean layout, boolean cells) {

        boolean anything() {
            return layout || cells;
        }
    }

    private static Condition since(String snapshot) {
        // The first condition is what the index answers.
        return OUTCOME.CHANGED
                .ge(field("pg_snapshot_xmin({0}::pg_snapshot)::text::bigint", Long.class, inline(snapshot)))
                .and(condition("changed_since({0}, {1}::pg_snapshot)", OUTCOME.CHANGED, inline(snapshot)));
    }

    private static Table<?> cells(long trial, @Nullable Instant asOf) {
        return asOf == null
                ? CELL
                : table("outcome_as_of({0}, {1}::timestamptz)", inline(trial), val(asOf.atOffset(ZoneOffset.UTC)))
                        .as(CELL.getUnqualifiedName());
    }

    /** Since when the trial is there. */
    Instant begin(long trial) {
        return db.select(TRIAL.CREATED_AT).from(TRIAL).where(TRIAL.ID.eq(trial)).fetchSingle(TRIAL.CREATED_AT);
    }

    /** Since when each of a trial's participations is there. */
    Map<Long, Presence> presences(long trial) {
        return db.select(
                        PARTICIPATION.ID,
                        PARTICIPATION.CREATED_AT,
                        PARTICIPATION.DECIDED_AT,
                        field(PARTICIPATION.STATUS.ne(inline(ParticipationStatus.ACCEPTED, PARTICIPATION.STATUS))))
                .from(PARTICIPATION)
                .where(PARTICIPATION.TRIAL_ID.eq(trial))
                .fetchMap(PARTICIPATION.ID, r -> new Presence(r.value1(), r.value2(), r.value3(), r.value4()));
    }

    /**
     * The letters of the conformance tests, by test case.
     *
     * @param asOf what was not changed after this moment; none: all
     */
    List<Letters> letters(long trial, int columns, @Nullable Instant asOf) {
        var all = name("lettered")
                .as(select(
                                CELL.TEST_CASE_ID,
                                field("string_agg({0}, '' order by {1})", String.class, letter(asOf), CELL.SUBJECT_ID)
                                        .as("letters"),
                                count().as("cells"))
                        .from(CELL)
                        .where(CELL.TRIAL_ID.eq(trial))
                        .and(CELL.PEER_ID.isNull())
                        .groupBy(CELL.TEST_CASE_ID));
        Field<Long> testCase = all.field(CELL.TEST_CASE_ID);
        Field<String> letters = all.field("letters", String.class);
        Field<Integer> cells = all.field("cells", Integer.class);
        Field<String> which =
                field(select(field("string_agg({0}::text, ',' order by {0})", String.class, CELL.SUBJECT_ID))
                        .from(CELL)
                        .where(CELL.TRIAL_ID.eq(trial))
                        .and(CELL.TEST_CASE_ID.eq(testCase))
                        .and(CELL.PEER_ID.isNull()));
        return db.with(all)
                .select(testCase, letters, cells, when(cells.lt(columns), which))
                .from(all)
                .fetch(r -> new Letters(r.value1(), r.value2(), r.value3(), r.value4()));
    }

    /** A cell's letter; {@link #CHANGED_SINCE} where it was changed after the moment. */
    private static Field<String> letter(@Nullable Instant asOf) {
        Field<String> letter = letter(CELL.VERDICT);
        return asOf == null ? letter : when(CELL.CHANGED_AT.le(asOf), letter).else_(inline(CHANGED_SINCE));
    }

    /** In the place of a letter: what the cell said then has to be worked out. */
    static final String CHANGED_SINCE = "?";

    /** What the conformance tests' cells said at a moment, of those that changed after it. */
    List<Cell> replayed(long trial, Instant asOf) {
        return db.select(CELL.TEST_CASE_ID, CELL.SUBJECT_ID, letter(CELL.VERDICT), CELL.STANDING, CELL.REASON)
                .from(table(
                                "outcome_replayed({0}, {1}::timestamptz)",
                                inline(trial), val(asOf.atOffset(ZoneOffset.UTC)))
                        .as(CELL.getUnqualifiedName()))
                .where(CELL.PEER_ID.isNull())
                .fetch(r -> new Cell(r.value1(), r.value2(), r.value3(), r.value4(), null, null, r.value5()));
    }

    /** The conformance tests' cells that say more than a verdict. */
    List<MarkedCell> marks(long trial, @Nullable Instant asOf) {
        return db.select(CELL.TEST_CASE_ID, CELL.SUBJECT_ID, CELL.STANDING, CELL.REASON)
                .from(CELL)
                .where(CELL.TRIAL_ID.eq(trial))
                .and(CELL.PEER_ID.isNull())
                .and(MARKED)
                .and(asOf == null ? noCondition() : CELL.CHANGED_AT.le(asOf))
                .fetch(r -> new MarkedCell(r.value1(), r.value2(), r.value3(), r.value4()));
    }

    private static final Condition MARKED =
            CELL.REASON.isNotNull().or(CELL.STANDING.ne(inline(Standing.CLAIMED, CELL.STANDING)));

    private static final Condition DECIDED =
            CELL.STANDING.in(inline(Standing.VERIFIED, CELL.STANDING), inline(Standing.OVERRULED, CELL.STANDING));

    /** What is left of the pairs' cells if a viewer sees what these say, and what the others do where these have spoken. */
    private static Condition seenBy(@Nullable Collection<Long> own) {
        if (own == null) {
            return noCondition();
        }
        Long[] mine = own.toArray(Long[]::new);
        return DECIDED.or(CELL.SUBJECT_VERDICT.isNotNull().and(CELL.SUBJECT_ID.eq(any(mine))))
                .or(CELL.PEER_VERDICT.isNotNull().and(CELL.PEER_ID.eq(any(mine))));
    }

    /**
     * The interoperability tests' cells of a matrix of products and tests: each product's worst outcome over all
     * that it met, whichever side it was.
     *
     * @param testCases the test cases to look at; none: all
     * @param columns the participations to look at; none: all
     * @param answered only what the participation itself has spoken of, or a reviewer has decided
     */
    List<Cell> met(
            long trial,
            @Nullable Collection<Long> testCases,
            @Nullable Collection<Long> columns,
            boolean answered,
            @Nullable Instant asOf) {
        Condition wanted = CELL.TRIAL_ID.eq(trial).and(CELL.PEER_ID.isNotNull());
        if (testCases != null) {
            wanted = wanted.and(CELL.TEST_CASE_ID.eq(any(testCases.toArray(Long[]::new))));
        }
        Field<Long> column = field(name("column_id"), Long.class);
        Condition ofSubject =
                answered ? wanted.and(CELL.SUBJECT_VERDICT.isNotNull().or(DECIDED)) : wanted;
        Condition ofPeer = answered ? wanted.and(CELL.PEER_VERDICT.isNotNull().or(DECIDED)) : wanted;
        var sides = side(trial, asOf, CELL.SUBJECT_ID, ofSubject)
                .unionAll(side(trial, asOf, CELL.PEER_ID, ofPeer.and(CELL.PEER_ID.ne(CELL.SUBJECT_ID))))
                .asTable("met");
        Field<Long> testCase = sides.field(CELL.TEST_CASE_ID);
        Field<Integer> rank = sides.field("rank", Integer.class);
        Field<String> reason = sides.field("reason", String.class);
        Field<String> said = sides.field("sides", String.class);
        Field<Boolean> disputed = sides.field("disputed", Boolean.class);
        Field<Standing> least = sides.field("standing", CELL.STANDING.getDataType());
        return db.select(
                        testCase,
                        column,
                        min(rank),
                        field(
                                "array_agg(distinct {0})",
                                CELL.STANDING.getDataType().array(), least),
                        field("min({0}) filter (where {0} is not null)", String.class, reason),
                        field("min({0}) filter (where {1})", String.class, said, disputed))
                .from(sides)
                .where(columns == null ? noCondition() : column.eq(any(columns.toArray(Long[]::new))))
                .groupBy(testCase, column)
                .fetch(r -> {
                    Verdict verdict = WORST_FIRST.get(r.value3() - 1);
                    Standing standing = together(Set.of(r.value4()));
                    return new Cell(
                            r.value1(),
                            r.value2(),
                            String.valueOf(verdict.code()),
                            standing,
                            r.value6() == null ? null : verdict(r.value6(), 0),
                            r.value6() == null ? null : verdict(r.value6(), 1),
                            verdict.needsReason() ? r.value5() : null);
                });
    }

    /** How far several cells that are shown as one have come: as far as the one that needs somebody most. */
    private static @Nullable Standing together(Set<Standing> standings) {
        if (standings.contains(Standing.DISPUTED)) {
            return Standing.DISPUTED;
        }
        if (standings.contains(Standing.RETURNED)) {
            return Standing.RETURNED;
        }
        if (standings.contains(Standing.CLAIMED)) {
            return null;
        }
        if (standings.contains(Standing.AGREED)) {
            return Standing.AGREED;
        }
        return standings.contains(Standing.OVERRULED) ? Standing.OVERRULED : Standing.VERIFIED;
    }

    private static Verdict verdict(String letters, int at) {
        return Verdict.ofCode(letters.charAt(at)).orElseThrow();
    }

    private static final List<Verdict> WORST_FIRST =
            List.of(Verdict.FAILED, Verdict.INCONCLUSIVE, Verdict.PASSED, Verdict.INAPPLICABLE, Verdict.UNTESTED);

    private static Select<Record7<Long, Long, Integer, Boolean, Standing, String, String>> side(
            long trial, @Nullable Instant asOf, Field<Long> participation, Condition wanted) {
        return select(
                        CELL.TEST_CASE_ID,
                        participation.as("column_id"),
                        rank(CELL.VERDICT).as("rank"),
                        field(CELL.STANDING.eq(inline(Standing.DISPUTED, CELL.STANDING)))
                                .as("disputed"),
                        CELL.STANDING.as("standing"),
                        CELL.REASON.as("reason"),
                        letter(CELL.SUBJECT_VERDICT)
                                .concat(letter(CELL.PEER_VERDICT))
                                .as("sides"))
                .from(cells(trial, asOf))
                .where(wanted);
    }

    /**
     * The pairs that met, counted over all tests.
     *
     * @param own the only ones who see what their partners say, where they have spoken themselves; none: all is seen
     */
    List<Pair> pairs(long trial, @Nullable Collection<Long> own, @Nullable Instant asOf) {
        return db.select(
                        CELL.SUBJECT_ID,
                        CELL.PEER_ID,
                        counted(Verdict.PASSED),
                        counted(Verdict.FAILED),
                        counted(Verdict.INCONCLUSIVE),
                        counted(Verdict.INAPPLICABLE),
                        counted(Verdict.UNTESTED))
                .from(cells(trial, asOf))
                .where(CELL.TRIAL_ID.eq(trial))
                .and(CELL.PEER_ID.isNotNull())
                .and(seenBy(own))
                .groupBy(CELL.SUBJECT_ID, CELL.PEER_ID)
                .fetch(r ->
                        new Pair(r.value1(), r.value2(), r.value3(), r.value4(), r.value5(), r.value6(), r.value7()));
    }

    private static Field<Integer> counted(Verdict verdict) {
        return count().filterWhere(CELL.VERDICT.eq(inline(verdict, CELL.VERDICT)));
    }

    /**
     * The cells of one interoperability test, by its pairs: {@code column} is the peer's, {@code testCase} the subject's.
     *
     * @param own as for {@link #pairs}
     */
    List<Cell> pairCells(long trial, long testCase, @Nullable Collection<Long> own, @Nullable Instant asOf) {
        return db.select(
                        CELL.SUBJECT_ID,
                        CELL.PEER_ID,
                        letter(CELL.VERDICT),
                        CELL.STANDING,
                        CELL.SUBJECT_VERDICT,
                        CELL.PEER_VERDICT,
                        CELL.REASON)
                .from(cells(trial, asOf))
                .where(CELL.TRIAL_ID.eq(trial))
                .and(CELL.TEST_CASE_ID.eq(testCase))
                .and(CELL.PEER_ID.isNotNull())
                .and(seenBy(own))
                .fetch(r ->
                        new Cell(r.value1(), r.value2(), r.value3(), r.value4(), r.value5(), r.value6(), r.value7()));
    }

    /** A cell of the matrix that somebody wrote since a snapshot; a pair's peer too. */
    record Touched(long testCase, long subject, @Nullable Long peer, Cell cell) {}

    List<Touched> touchedSince(long trial, String snapshot) {
        return db.select(
                        OUTCOME.TEST_CASE_ID,
                        OUTCOME.SUBJECT_ID,
                        OUTCOME.PEER_ID,
                        letter(OUTCOME.VERDICT),
                        OUTCOME.STANDING,
                        OUTCOME.SUBJECT_VERDICT,
                        OUTCOME.PEER_VERDICT,
                        OUTCOME.REASON)
                .from(OUTCOME)
                .where(OUTCOME.TRIAL_ID.eq(trial))
                .and(since(snapshot))
                .fetch(r -> new Touched(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        new Cell(r.value1(), r.value2(), r.value4(), r.value5(), r.value6(), r.value7(), r.value8())));
    }

    private static Field<String> letter(Field<Verdict> verdict) {
        var letters = case_(verdict);
        var chosen = letters.when(inline(Verdict.PASSED, verdict), inline("p"));
        for (Verdict v : List.of(Verdict.FAILED, Verdict.INCONCLUSIVE, Verdict.INAPPLICABLE)) {
            chosen = chosen.when(inline(v, verdict), inline(String.valueOf(v.code())));
        }
        return chosen.else_(inline("u"));
    }

    private static Field<Integer> rank(Field<Verdict> verdict) {
        var ranks = case_(verdict);
        var chosen = ranks.when(inline(WORST_FIRST.get(0), verdict), inline(1));
        for (int i = 1; i < WORST_FIRST.size() - 1; i++) {
            chosen = chosen.when(inline(WORST_FIRST.get(i), verdict), inline(i + 1));
        }
        return chosen.else_(inline(WORST_FIRST.size()));
    }
}
