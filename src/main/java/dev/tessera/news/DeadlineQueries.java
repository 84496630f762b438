package dev.tessera.news;

import static dev.tessera.db.Tables.PARTICIPATION;
import static dev.tessera.db.Tables.PRODUCT;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static dev.tessera.db.Tables.TRIAL;
import static dev.tessera.db.Tables.TRIAL_INVITED;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import dev.tessera.trial.TrialStatus;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class DeadlineQueries {

    private final DSLContext db;

    DeadlineQueries(DSLContext db) {
        this.db = db;
    }

    /** The trials that have dates ahead. */
    List<Long> ahead() {
        return db.select(TRIAL.ID)
                .from(TRIAL)
                .where(TRIAL.STATUS.in(TrialStatus.ANNOUNCED, TrialStatus.OPEN, TrialStatus.REVIEWING))
                .orderBy(TRIAL.ID)
                .fetch(TRIAL.ID);
    }

    /** The organisations that were invited and have not asked to take part. */
    List<Long> notRegistered(long trial) {
        return db.select(TRIAL_INVITED.ORGANISATION_ID)
                .from(TRIAL_INVITED)
                .where(TRIAL_INVITED.TRIAL_ID.eq(trial))
                .and(notExists(selectOne()
                        .from(PARTICIPATION)
                        .join(PRODUCT_VERSION)
                        .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                        .join(PRODUCT)
                        .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                        .where(PARTICIPATION.TRIAL_ID.eq(trial))
                        .and(PRODUCT.ORGANISATION_ID.eq(TRIAL_INVITED.ORGANISATION_ID))))
                .fetch(TRIAL_INVITED.ORGANISATION_ID);
    }
}
