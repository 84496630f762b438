package dev.tessera.trial;

import static dev.tessera.db.Tables.PARTICIPATION;
import static dev.tessera.db.Tables.TRIAL;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ParticipationMergeQueries {

    private final DSLContext db;

    ParticipationMergeQueries(DSLContext db) {
        this.db = db;
    }

    /** The trials in which both versions take part in the same role, by title. */
    List<String> trialsOfBoth(long from, long into) {
        var other = PARTICIPATION.as("other");
        return db.selectDistinct(TRIAL.TITLE)
                .from(TRIAL)
                .join(PARTICIPATION)
                .on(PARTICIPATION.TRIAL_ID.eq(TRIAL.ID))
                .where(PARTICIPATION.PRODUCT_VERSION_ID.eq(from))
                .and(exists(selectOne()
                        .from(other)
                        .where(other.TRIAL_ID.eq(PARTICIPATION.TRIAL_ID))
                        .and(other.PRODUCT_VERSION_ID.eq(into))
                        .and(other.ROLE_ID.isNotDistinctFrom(PARTICIPATION.ROLE_ID))))
                .orderBy(TRIAL.TITLE)
                .fetch(TRIAL.TITLE);
    }

    int move(long from, long into) {
        return db.update(PARTICIPATION)
                .set(PARTICIPATION.PRODUCT_VERSION_ID, into)
                .where(PARTICIPATION.PRODUCT_VERSION_ID.eq(from))
                .execute();
    }
}
