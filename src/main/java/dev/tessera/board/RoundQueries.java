package dev.tessera.board;

import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.OUTCOME;
import static dev.tessera.db.Tables.PARTICIPATION;
import static dev.tessera.db.Tables.PRODUCT;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;

import dev.tessera.result.Verdict;
import dev.tessera.trial.ParticipationStatus;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.Records;
import org.jooq.Select;
import org.springframework.stereotype.Repository;

/** What products did in several trials. */
@Repository
class RoundQueries {

    /** A participation in one of the trials, with the tests that it ran, each counted once by its worst verdict. */
    record Done(
            long trial,
            long product,
            String slug,
            String name,
            long organisation,
            String organisationName,
            String version,
            int passed,
            int failed,
            int inconclusive) {}

    private final DSLContext db;

    RoundQueries(DSLContext db) {
        this.db = db;
    }

    /** What took part in these trials, by organisation and product. */
    List<Done> done(Collection<Long> trials) {
        Condition here = OUTCOME.TRIAL_ID.eq(any(trials.toArray(Long[]::new)));
        var side = side(OUTCOME.SUBJECT_ID, here)
                .unionAll(side(
                        OUTCOME.PEER_ID,
                        here.and(OUTCOME.PEER_ID.isNotNull()).and(OUTCOME.PEER_ID.ne(OUTCOME.SUBJECT_ID))))
                .asTable("side");
        Field<Long> participation = side.field("participation_id", Long.class);
        Field<Long> test = side.field(OUTCOME.TEST_CASE_ID);
        var cell = select(
                        participation,
                        boolOr(side.field("passed", Boolean.class)).as("passed"),
                        boolOr(side.field("failed", Boolean.class)).as("failed"),
                        boolOr(side.field("inconclusive", Boolean.class)).as("inconclusive"))
                .from(side)
                .groupBy(participation, test)
                .asTable("cell");
        Condition failed = field(cell.field("failed", Boolean.class)).isTrue();
        Condition inconclusive =
                field(cell.field("inconclusive", Boolean.class)).isTrue();
        Condition passed = field(cell.field("passed", Boolean.class)).isTrue();
        var tally = select(
                        cell.field("participation_id", Long.class),
                        count().filterWhere(passed.and(not(failed)).and(not(inconclusive)))
                                .as("passed"),
                        count().filterWhere(failed).as("failed"),
                        count().filterWhere(inconclusive.and(not(failed))).as("inconclusive"))
                .from(cell)
                .groupBy(cell.field("participation_id", Long.class))
                .asTable("tally");
        return db.select(
                        PARTICIPATION.TRIAL_ID,
                        PRODUCT.ID,
                        PRODUCT.SLUG,
                        PRODUCT.NAME,
                        ORGANISATION.ID,
                        ORGANISATION.NAME,
                        PRODUCT_VERSION.VERSION,
                        coalesce(field(name("tally", "passed"), Integer.class), inline(0)),
                        coalesce(field(name("tally", "failed"), Integer.class), inline(0)),
                        coalesce(field(name("tally", "inconclusive"), Integer.class), inline(0)))
                .from(PARTICIPATION)
                .join(PRODUCT_VERSION)
                .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                .join(PRODUCT)
                .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(PRODUCT.ORGANISATION_ID))
                .leftJoin(tally)
                .on(PARTICIPATION.ID.eq(field(name("tally", "participation_id"), Long.class)))
                .where(PARTICIPATION.TRIAL_ID.eq(any(trials.toArray(Long[]::new))))
                .and(PARTICIPATION
                        .STATUS
                        .eq(inline(ParticipationStatus.ACCEPTED, PARTICIPATION.STATUS))
                        .or(PARTICIPATION.COUNTED))
                .orderBy(lower(ORGANISATION.NAME), ORGANISATION.ID, lower(PRODUCT.NAME), PRODUCT.ID, PARTICIPATION.ID)
                .fetch(Records.mapping(Done::new));
    }

    private static Select<Record5<Long, Long, Boolean, Boolean, Boolean>> side(
            Field<Long> participation, Condition where) {
        return select(
                        participation.as("participation_id"),
                        OUTCOME.TEST_CASE_ID,
                        is(Verdict.PASSED).as("passed"),
                        is(Verdict.FAILED).as("failed"),
                        is(Verdict.INCONCLUSIVE).as("inconclusive"))
                .from(OUTCOME)
                .where(where);
    }

    private static Field<Boolean> is(Verdict verdict) {
        return field(OUTCOME.VERDICT.eq(inline(verdict, OUTCOME.VERDICT)));
    }
}
