package dev.tessera.review;

import static dev.tessera.db.Tables.CRITICAL_TEST;
import static dev.tessera.db.Tables.REVIEW_READY;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** What reviewers may begin with, and which tests two of them decide. */
@Repository
class ReadinessQueries {

    private final DSLContext db;

    ReadinessQueries(DSLContext db) {
        this.db = db;
    }

    /** Since when participations are ready, by id; those that are not are not among them. */
    Map<Long, Instant> ready(long trial) {
        return db.select(REVIEW_READY.PARTICIPATION_ID, REVIEW_READY.SINCE)
                .from(REVIEW_READY)
                .where(REVIEW_READY.TRIAL_ID.eq(trial))
                .fetchMap(REVIEW_READY.PARTICIPATION_ID, REVIEW_READY.SINCE);
    }

    /** Whether it was not ready yet. */
    boolean ready(long trial, long participation, long account, Instant now) {
        return db.insertInto(REVIEW_READY)
                        .set(REVIEW_READY.TRIAL_ID, trial)
                        .set(REVIEW_READY.PARTICIPATION_ID, participation)
                        .set(REVIEW_READY.ACCOUNT_ID, account)
                        .set(REVIEW_READY.SINCE, now)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Whether it was ready. */
    boolean notReady(long participation) {
        return db.deleteFrom(REVIEW_READY)
                        .where(REVIEW_READY.PARTICIPATION_ID.eq(participation))
                        .execute()
                == 1;
    }

    Set<Long> critical(long trial) {
        return db.select(CRITICAL_TEST.LINEAGE)
                .from(CRITICAL_TEST)
                .where(CRITICAL_TEST.TRIAL_ID.eq(trial))
                .fetchSet(CRITICAL_TEST.LINEAGE);
    }

    void choose(long trial, Collection<Long> lineages) {
        db.deleteFrom(CRITICAL_TEST).where(CRITICAL_TEST.TRIAL_ID.eq(trial)).execute();
        var insert = db.insertInto(CRITICAL_TEST, CRITICAL_TEST.TRIAL_ID, CRITICAL_TEST.LINEAGE);
        for (long lineage : lineages) {
            insert = insert.values(trial, lineage);
        }
        if (!lineages.isEmpty()) {
            insert.execute();
        }
    }
}
