package dev.tessera.trial;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.TRIAL_REVIEWER;
import static org.jooq.impl.DSL.lower;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ReviewerQueries {

    private final DSLContext db;

    ReviewerQueries(DSLContext db) {
        this.db = db;
    }

    List<Reviewer> of(long trial) {
        return db.select(ACCOUNT.ID, ACCOUNT.NAME, ACCOUNT.EMAIL)
                .from(TRIAL_REVIEWER)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(TRIAL_REVIEWER.ACCOUNT_ID))
                .where(TRIAL_REVIEWER.TRIAL_ID.eq(trial))
                .and(ACCOUNT.LEFT_AT.isNull())
                .orderBy(lower(ACCOUNT.NAME), ACCOUNT.ID)
                .fetch(r -> new Reviewer(r.value1(), r.value2(), r.value3()));
    }

    /** Whether they were none yet. */
    boolean insert(long trial, long account) {
        return db.insertInto(TRIAL_REVIEWER)
                        .set(TRIAL_REVIEWER.TRIAL_ID, trial)
                        .set(TRIAL_REVIEWER.ACCOUNT_ID, account)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Whether they were one. */
    boolean delete(long trial, long account) {
        return db.deleteFrom(TRIAL_REVIEWER)
                        .where(TRIAL_REVIEWER.TRIAL_ID.eq(trial))
                        .and(TRIAL_REVIEWER.ACCOUNT_ID.eq(account))
                        .execute()
                == 1;
    }
}
