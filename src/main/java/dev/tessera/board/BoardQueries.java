package dev.tessera.board;

import static dev.tessera.db.Tables.OUTCOME;
import static dev.tessera.db.Tables.PARTICIPATION;
import static dev.tessera.db.Tables.REPORT;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import dev.tessera.result.Side;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.trial.ParticipationStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record8;
import org.jooq.Records;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What a trial's board counts, read product by product and test by test; who counts what decides which are to be run. */
@Repository
class BoardQueries {

    /**
     * What became of a test of a product, over all that it met.
     *
     * @param said whether it said something itself
     * @param first when something was run first
     * @param last when it said something last
     */
    record Cell(
            long testCase,
            long participation,
            boolean run,
            boolean passed,
            boolean said,
            boolean disputed,
            @Nullable Instant first,
            @Nullable Instant last) {}

    /** Two that met, with how many results they have. */
    record Pair(long subject, long peer, int results, int run, int agreed, int disputed, int oneSided) {}

    private final DSLContext db;

    BoardQueries(DSLContext db) {
        this.db = db;
    }

    /** The cells of a trial about which anything was said. */
    List<Cell> cells(long trial) {
        Condition here = OUTCOME.TRIAL_ID.eq(trial);
        Condition pair = OUTCOME.PEER_ID.isNotNull().and(OUTCOME.PEER_ID.ne(OUTCOME.SUBJECT_ID));
        Condition said = REPORT.TRIAL_ID.eq(trial);
        Condition with = REPORT.PEER_ID.isNotNull().and(REPORT.PEER_ID.ne(REPORT.SUBJECT_ID));
        var about = stands(OUTCOME.SUBJECT_ID, OUTCOME.SUBJECT_VERDICT, here)
                .unionAll(stands(OUTCOME.PEER_ID, OUTCOME.PEER_VERDICT, here.and(pair)))
                .unionAll(spoken(REPORT.SUBJECT_ID, Side.SUBJECT, said))
                .unionAll(spoken(REPORT.PEER_ID, Side.PEER, said.and(with)))
                .asTable("about");
        Field<Long> test = about.field(OUTCOME.TEST_CASE_ID);
        Field<Long> participation = about.field("participation_id", Long.class);
        Field<Boolean> passed = boolOr(about.field("passed", Boolean.class));
        Field<Boolean> otherwise = boolOr(about.field("otherwise", Boolean.class));
        return db.select(
                        test,
                        participation,
                        passed,
                        otherwise,
                        boolOr(about.field("said", Boolean.class)),
                        boolOr(about.field("disputed", Boolean.class)),
                        min(about.field("first", REPORT.EFFECTIVE_AT.getDataType())),
                        max(about.field("last", REPORT.RECORDED_AT.getDataType())))
                .from(about)
                .groupBy(test, participation)
                .fetch(r -> new Cell(
                        r.value1(),
                        r.value2(),
                        is(r.value3()) || is(r.value4()),
                        is(r.value3()) && !is(r.value4()),
                        is(r.value5()),
                        is(r.value6()),
                        r.value7(),
                        r.value8()));
    }

    private static boolean is(@Nullable Boolean value) {
        return value != null && value;
    }

    /** Where cells stand, as one of their sides sees them. */
    private static Select<Record8<Long, Long, Boolean, Boolean, Boolean, Boolean, Instant, Instant>> stands(
            Field<Long> participation, Field<Verdict> own, Condition where) {
        return select(
                        OUTCOME.TEST_CASE_ID,
                        participation.as("participation_id"),
                        field(OUTCOME.VERDICT.eq(inline(Verdict.PASSED, OUTCOME.VERDICT)))
                                .as("passed"),
                        field(OUTCOME.VERDICT.in(
                                        inline(Verdict.FAILED, OUTCOME.VERDICT),
                                        inline(Verdict.INCONCLUSIVE, OUTCOME.VERDICT)))
                                .as("otherwise"),
                        field(own.isNotNull()).as("said"),
                        field(OUTCOME.STANDING.eq(inline(Standing.DISPUTED, OUTCOME.STANDING)))
                                .as("disputed"),
                        inline((Instant) null, REPORT.EFFECTIVE_AT).as("first"),
                        inline((Instant) null, REPORT.RECORDED_AT).as("last"))
                .from(OUTCOME)
                .where(where);
    }

    /** When something was run and said, as one of a cell's sides sees it. */
    private static Select<Record8<Long, Long, Boolean, Boolean, Boolean, Boolean, Instant, Instant>> spoken(
            Field<Long> participation, Side side, Condition where) {
        return select(
                        REPORT.TEST_CASE_ID,
                        participation.as("participation_id"),
                        inline((Boolean) null).as("passed"),
                        inline((Boolean) null).as("otherwise"),
                        inline((Boolean) null).as("said"),
                        inline((Boolean) null).as("disputed"),
                        when(ran(REPORT.VERDICT), REPORT.EFFECTIVE_AT).as("first"),
                        when(REPORT.SIDE.eq(inline(side, REPORT.SIDE)), REPORT.RECORDED_AT)
                                .as("last"))
                .from(REPORT)
                .where(where);
    }

    private static Condition ran(Field<Verdict> verdict) {
        return verdict.in(
                inline(Verdict.PASSED, verdict),
                inline(Verdict.FAILED, verdict),
                inline(Verdict.INCONCLUSIVE, verdict));
    }

    /** The pairs of a trial about which anything was said. */
    List<Pair> pairs(long trial) {
        return db.select(
                        OUTCOME.SUBJECT_ID,
                        OUTCOME.PEER_ID,
                        count(),
                        count().filterWhere(ran(OUTCOME.VERDICT)),
                        standing(Standing.AGREED),
                        standing(Standing.DISPUTED),
                        count().filterWhere(OUTCOME.SUBJECT_VERDICT.isNull().or(OUTCOME.PEER_VERDICT.isNull())))
                .from(OUTCOME)
                .where(OUTCOME.TRIAL_ID.eq(trial))
                .and(OUTCOME.PEER_ID.isNotNull())
                .groupBy(OUTCOME.SUBJECT_ID, OUTCOME.PEER_ID)
                .fetch(Records.mapping(Pair::new));
    }

    private static Field<Integer> standing(Standing standing) {
        return count().filterWhere(OUTCOME.STANDING.eq(inline(standing, OUTCOME.STANDING)));
    }

    /** How many participations of a trial there are in each state. */
    Map<ParticipationStatus, Integer> participants(long trial) {
        return db.select(PARTICIPATION.STATUS, count())
                .from(PARTICIPATION)
                .where(PARTICIPATION.TRIAL_ID.eq(trial))
                .groupBy(PARTICIPATION.STATUS)
                .fetchMap(PARTICIPATION.STATUS, r -> r.value2());
    }
}
