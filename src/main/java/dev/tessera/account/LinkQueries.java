package dev.tessera.account;

import static dev.tessera.db.Tables.ONE_TIME_LINK;

import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class LinkQueries {

    private final DSLContext db;

    LinkQueries(DSLContext db) {
        this.db = db;
    }

    void insert(
            LinkPurpose purpose,
            @Nullable Long account,
            @Nullable String email,
            @Nullable String name,
            @Nullable String language,
            byte[] hash,
            Instant now,
            Instant expires) {
        db.insertInto(ONE_TIME_LINK)
                .set(ONE_TIME_LINK.PURPOSE, purpose)
                .set(ONE_TIME_LINK.ACCOUNT_ID, account)
                .set(ONE_TIME_LINK.EMAIL, email)
                .set(ONE_TIME_LINK.NAME, name)
                .set(ONE_TIME_LINK.LANGUAGE, language)
                .set(ONE_TIME_LINK.SECRET_HASH, hash)
                .set(ONE_TIME_LINK.CREATED_AT, now)
                .set(ONE_TIME_LINK.EXPIRES_AT, expires)
                .execute();
    }

    Optional<OneTimeLink> find(byte[] hash, Instant now) {
        return db.select(
                        ONE_TIME_LINK.ID,
                        ONE_TIME_LINK.PURPOSE,
                        ONE_TIME_LINK.ACCOUNT_ID,
                        ONE_TIME_LINK.EMAIL,
                        ONE_TIME_LINK.NAME,
                        ONE_TIME_LINK.LANGUAGE)
                .from(ONE_TIME_LINK)
                .where(ONE_TIME_LINK.SECRET_HASH.eq(hash))
                .and(open(now))
                .fetchOptional(
                        r -> new OneTimeLink(r.value1(), r.value2(), r.value3(), r.value4(), r.value5(), r.value6()));
    }

    /** Whether it was still to be used; of two that try at once, one does. */
    boolean use(long id, Instant now) {
        return db.update(ONE_TIME_LINK)
                        .set(ONE_TIME_LINK.USED_AT, now)
                        .where(ONE_TIME_LINK.ID.eq(id))
                        .and(open(now))
                        .execute()
                == 1;
    }

    /** What was sent before is void: all of a purpose, or those of an account. */
    void revoke(LinkPurpose purpose, @Nullable Long account, Instant now) {
        db.update(ONE_TIME_LINK)
                .set(ONE_TIME_LINK.USED_AT, now)
                .where(ONE_TIME_LINK.PURPOSE.eq(purpose))
                .and(account == null ? ONE_TIME_LINK.ACCOUNT_ID.isNull() : ONE_TIME_LINK.ACCOUNT_ID.eq(account))
                .and(ONE_TIME_LINK.USED_AT.isNull())
                .execute();
    }

    void forgetExpiredBefore(Instant moment) {
        db.deleteFrom(ONE_TIME_LINK).where(ONE_TIME_LINK.EXPIRES_AT.lt(moment)).execute();
    }

    private static Condition open(Instant now) {
        return ONE_TIME_LINK.USED_AT.isNull().and(ONE_TIME_LINK.EXPIRES_AT.gt(now));
    }
}
