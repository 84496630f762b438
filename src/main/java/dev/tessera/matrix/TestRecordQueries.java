package dev.tessera.matrix;

import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.OUTCOME;
import static dev.tessera.db.Tables.PARTICIPATION;
import static dev.tessera.db.Tables.PRODUCT;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static dev.tessera.db.Tables.REPORT;
import static dev.tessera.db.Tables.STALE_TEST_CASE;
import static dev.tessera.db.Tables.TEST_CASE;
import static dev.tessera.db.Tables.TEST_SUITE_REVISION;
import static dev.tessera.db.Tables.TRIAL;
import static dev.tessera.db.Tables.TRIAL_SPECIFICATION;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import dev.tessera.result.Side;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

@Repository
class TestRecordQueries {

    private static final int REMARKS = 50;

    private final DSLContext db;

    TestRecordQueries(DSLContext db) {
        this.db = db;
    }

    /** The trials that have a test case of this lineage, of those given, newest first. */
    List<TestRecord.InTrial> trials(long lineage, List<Long> of) {
        return db.select(
                        TRIAL.SLUG,
                        TRIAL.TITLE,
                        TEST_CASE.KIND,
                        TEST_SUITE_REVISION.NUMBER,
                        TEST_CASE.KEY,
                        counted(Verdict.PASSED),
                        counted(Verdict.FAILED),
                        counted(Verdict.INCONCLUSIVE),
                        counted(Verdict.INAPPLICABLE),
                        counted(Verdict.UNTESTED),
                        count().filterWhere(OUTCOME.STANDING.eq(inline(Standing.DISPUTED, OUTCOME.STANDING))),
                        field(STALE_TEST_CASE.TEST_CASE_ID.isNotNull()))
                .from(TEST_CASE)
                .join(TEST_SUITE_REVISION)
                .on(TEST_SUITE_REVISION.ID.eq(TEST_CASE.REVISION_ID))
                .join(TRIAL_SPECIFICATION)
                .on(TRIAL_SPECIFICATION.REVISION_ID.eq(TEST_CASE.REVISION_ID))
                .join(TRIAL)
                .on(TRIAL.ID.eq(TRIAL_SPECIFICATION.TRIAL_ID))
                .leftJoin(OUTCOME)
                .on(OUTCOME.TRIAL_ID.eq(TRIAL.ID))
                .and(OUTCOME.TEST_CASE_ID.eq(TEST_CASE.ID))
                .leftJoin(STALE_TEST_CASE)
                .on(STALE_TEST_CASE.TEST_CASE_ID.eq(TEST_CASE.ID))
                .where(TEST_CASE.LINEAGE.eq(lineage))
                .and(TRIAL.ID.eq(any(of.toArray(Long[]::new))))
                .groupBy(TRIAL.ID, TEST_CASE.ID, TEST_SUITE_REVISION.ID, STALE_TEST_CASE.TEST_CASE_ID)
                .orderBy(TRIAL.OPENS_ON.desc().nullsLast(), TRIAL.ID.desc())
                .fetch(r -> new TestRecord.InTrial(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        new Tally(r.value6(), r.value7(), r.value8(), r.value9(), r.value10()),
                        r.value11(),
                        r.value12()));
    }

    /** What stands now and did not pass, where somebody wrote why; found by its cells, not among all reports. */
    List<Remark> remarks(long lineage, List<Long> of) {
        Condition subject =
                REPORT.SIDE.eq(inline(Side.SUBJECT, REPORT.SIDE)).and(REPORT.EFFECTIVE_AT.eq(OUTCOME.SUBJECT_AT));
        Condition peer = REPORT.SIDE.eq(inline(Side.PEER, REPORT.SIDE)).and(REPORT.EFFECTIVE_AT.eq(OUTCOME.PEER_AT));
        Field<Long> speaker = when(REPORT.SIDE.eq(inline(Side.SUBJECT, REPORT.SIDE)), REPORT.SUBJECT_ID)
                .otherwise(REPORT.PEER_ID);
        return db.select(
                        TRIAL.SLUG,
                        TRIAL.TITLE,
                        ORGANISATION.NAME,
                        PRODUCT.NAME,
                        REPORT.VERDICT,
                        REPORT.REASON,
                        REPORT.NOTES,
                        REPORT.EFFECTIVE_AT)
                .from(TEST_CASE)
                .join(TRIAL_SPECIFICATION)
                .on(TRIAL_SPECIFICATION.REVISION_ID.eq(TEST_CASE.REVISION_ID))
                .join(TRIAL)
                .on(TRIAL.ID.eq(TRIAL_SPECIFICATION.TRIAL_ID))
                .join(OUTCOME)
                .on(OUTCOME.TRIAL_ID.eq(TRIAL.ID))
                .and(OUTCOME.TEST_CASE_ID.eq(TEST_CASE.ID))
                .join(REPORT)
                .on(REPORT.TRIAL_ID.eq(OUTCOME.TRIAL_ID))
                .and(REPORT.SUBJECT_ID.eq(OUTCOME.SUBJECT_ID))
                .and(REPORT.TEST_CASE_ID.eq(OUTCOME.TEST_CASE_ID))
                .and(REPORT.PEER_ID.isNotDistinctFrom(OUTCOME.PEER_ID))
                .and(subject.or(peer))
                .join(PARTICIPATION)
                .on(PARTICIPATION.ID.eq(speaker))
                .join(PRODUCT_VERSION)
                .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                .join(PRODUCT)
                .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(PRODUCT.ORGANISATION_ID))
                .where(TEST_CASE.LINEAGE.eq(lineage))
                .and(TRIAL.ID.eq(any(of.toArray(Long[]::new))))
                .and(REPORT.VERDICT.ne(inline(Verdict.PASSED, REPORT.VERDICT)))
                .and(REPORT.NOTES.isNotNull())
                .orderBy(REPORT.EFFECTIVE_AT.desc(), REPORT.ID.desc())
                .limit(REMARKS)
                .fetch(Records.mapping(Remark::new));
    }

    private static Field<Integer> counted(Verdict verdict) {
        return count().filterWhere(OUTCOME.VERDICT.eq(inline(verdict, OUTCOME.VERDICT)));
    }
}
