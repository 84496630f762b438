package dev.tessera.matrix;

import static dev.tessera.db.Tables.OUTCOME;
import static dev.tessera.db.Tables.STALE_TEST_CASE;
import static dev.tessera.db.Tables.TEST_CASE;
import static dev.tessera.db.Tables.TEST_SUITE_REVISION;
import static dev.tessera.db.Tables.TRIAL;
import static dev.tessera.db.Tables.TRIAL_SPECIFICATION;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.stereotype.Repository;

@Repository
class StaleConsequenceQueries {

    private final DSLContext db;

    StaleConsequenceQueries(DSLContext db) {
        this.db = db;
    }

    List<StaleConsequences.Touched> touched(long specificationVersion, Collection<Long> lineages) {
        return db.select(TRIAL.SLUG, TRIAL.TITLE, countDistinct(TEST_CASE.ID), count())
                .from(TEST_CASE)
                .join(TEST_SUITE_REVISION)
                .on(TEST_SUITE_REVISION.ID.eq(TEST_CASE.REVISION_ID))
                .join(TRIAL_SPECIFICATION)
                .on(TRIAL_SPECIFICATION.REVISION_ID.eq(TEST_CASE.REVISION_ID))
                .join(OUTCOME)
                .on(OUTCOME.TRIAL_ID.eq(TRIAL_SPECIFICATION.TRIAL_ID))
                .and(OUTCOME.TEST_CASE_ID.eq(TEST_CASE.ID))
                .join(TRIAL)
                .on(TRIAL.ID.eq(OUTCOME.TRIAL_ID))
                .where(TEST_SUITE_REVISION.SPECIFICATION_VERSION_ID.eq(specificationVersion))
                .and(TEST_SUITE_REVISION.RELEASED_AT.isNotNull())
                .and(TEST_CASE.LINEAGE.eq(any(lineages.toArray(Long[]::new))))
                .and(notExists(selectOne().from(STALE_TEST_CASE).where(STALE_TEST_CASE.TEST_CASE_ID.eq(TEST_CASE.ID))))
                .groupBy(TRIAL.ID)
                .orderBy(count().desc(), TRIAL.TITLE)
                .fetch(Records.mapping(StaleConsequences.Touched::new));
    }
}
