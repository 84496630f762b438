package dev.tessera.api;

import static dev.tessera.db.Tables.IDEMPOTENT_ANSWER;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class IdempotencyQueries {

    private final DSLContext db;

    IdempotencyQueries(DSLContext db) {
        this.db = db;
    }

    /** Makes the same request, sent twice at once, wait for the first. */
    void lock(long account, String key) {
        db.execute("select pg_advisory_xact_lock(hashtextextended({0}, {1}))", val(key), val(account));
    }

    Optional<IdempotentWrites.Kept> find(long account, String key) {
        return db.select(IDEMPOTENT_ANSWER.REQUEST, IDEMPOTENT_ANSWER.STATUS, IDEMPOTENT_ANSWER.ANSWER)
                .from(IDEMPOTENT_ANSWER)
                .where(IDEMPOTENT_ANSWER.ACCOUNT_ID.eq(account))
                .and(IDEMPOTENT_ANSWER.KEY.eq(key))
                .fetchOptional(r -> new IdempotentWrites.Kept(r.value1(), r.value2(), r.value3()));
    }

    void keep(long account, String key, IdempotentWrites.Kept kept, Instant at) {
        db.insertInto(IDEMPOTENT_ANSWER)
                .set(IDEMPOTENT_ANSWER.ACCOUNT_ID, account)
                .set(IDEMPOTENT_ANSWER.KEY, key)
                .set(IDEMPOTENT_ANSWER.REQUEST, kept.request())
                .set(IDEMPOTENT_ANSWER.STATUS, kept.status())
                .set(IDEMPOTENT_ANSWER.ANSWER, kept.answer())
                .set(IDEMPOTENT_ANSWER.ANSWERED_AT, at)
                .execute();
    }

    void forget(Instant before) {
        db.deleteFrom(IDEMPOTENT_ANSWER)
                .where(IDEMPOTENT_ANSWER.ANSWERED_AT.lt(before))
                .execute();
    }
}
