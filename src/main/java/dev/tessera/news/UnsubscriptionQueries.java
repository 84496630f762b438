package dev.tessera.news;

import static dev.tessera.db.Tables.NOTICE_UNSUBSCRIPTION;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class UnsubscriptionQueries {

    private final DSLContext db;

    UnsubscriptionQueries(DSLContext db) {
        this.db = db;
    }

    void insert(byte[] digest, long account, Instant now) {
        db.insertInto(NOTICE_UNSUBSCRIPTION)
                .set(NOTICE_UNSUBSCRIPTION.DIGEST, digest)
                .set(NOTICE_UNSUBSCRIPTION.ACCOUNT_ID, account)
                .set(NOTICE_UNSUBSCRIPTION.CREATED_AT, now)
                .execute();
    }

    Optional<Long> account(byte[] digest) {
        return db.select(NOTICE_UNSUBSCRIPTION.ACCOUNT_ID)
                .from(NOTICE_UNSUBSCRIPTION)
                .where(NOTICE_UNSUBSCRIPTION.DIGEST.eq(digest))
                .fetchOptional(NOTICE_UNSUBSCRIPTION.ACCOUNT_ID);
    }

    void forget(long account) {
        db.deleteFrom(NOTICE_UNSUBSCRIPTION)
                .where(NOTICE_UNSUBSCRIPTION.ACCOUNT_ID.eq(account))
                .execute();
    }

    int deleteOlderThan(Instant moment) {
        return db.deleteFrom(NOTICE_UNSUBSCRIPTION)
                .where(NOTICE_UNSUBSCRIPTION.CREATED_AT.lt(moment))
                .execute();
    }
}
