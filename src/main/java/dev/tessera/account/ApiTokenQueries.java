package dev.tessera.account;

import static dev.tessera.db.Tables.API_TOKEN;
import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.TRIAL;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ApiTokenQueries {

    private final DSLContext db;

    ApiTokenQueries(DSLContext db) {
        this.db = db;
    }

    List<ApiToken> of(long account) {
        return db.select(
                        API_TOKEN.ID,
                        API_TOKEN.NAME,
                        API_TOKEN.ENDING,
                        ORGANISATION.SLUG,
                        TRIAL.SLUG,
                        API_TOKEN.CREATED_AT,
                        API_TOKEN.EXPIRES_AT,
                        API_TOKEN.LAST_USED_AT,
                        API_TOKEN.REVOKED_AT)
                .from(API_TOKEN)
                .leftJoin(ORGANISATION)
                .on(ORGANISATION.ID.eq(API_TOKEN.ORGANISATION_ID))
                .leftJoin(TRIAL)
                .on(TRIAL.ID.eq(API_TOKEN.TRIAL_ID))
                .where(API_TOKEN.ACCOUNT_ID.eq(account))
                .orderBy(API_TOKEN.ID.desc())
                .fetch(r -> new ApiToken(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        r.value7(),
                        r.value8(),
                        r.value9()));
    }

    int working(long account, Instant now) {
        return db.fetchCount(
                API_TOKEN,
                API_TOKEN
                        .ACCOUNT_ID
                        .eq(account)
                        .and(API_TOKEN.REVOKED_AT.isNull())
                        .and(API_TOKEN.EXPIRES_AT.isNull().or(API_TOKEN.EXPIRES_AT.gt(now))));
    }

    void insert(
            long account,
            String name,
            byte[] hash,
            String ending,
            @Nullable Long organisation,
            @Nullable Long trial,
            Instant expiresAt) {
        db.insertInto(API_TOKEN)
                .set(API_TOKEN.ACCOUNT_ID, account)
                .set(API_TOKEN.NAME, name)
                .set(API_TOKEN.TOKEN_HASH, hash)
                .set(API_TOKEN.ENDING, ending)
                .set(API_TOKEN.ORGANISATION_ID, organisation)
                .set(API_TOKEN.TRIAL_ID, trial)
                .set(API_TOKEN.EXPIRES_AT, expiresAt)
                .execute();
    }

    /** Its name, if it was one of theirs that was not revoked yet. */
    Optional<String> revoke(long account, long token, Instant now) {
        return db.update(API_TOKEN)
                .set(API_TOKEN.REVOKED_AT, now)
                .where(API_TOKEN.ID.eq(token))
                .and(API_TOKEN.ACCOUNT_ID.eq(account))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .returning(API_TOKEN.NAME)
                .fetchOptional(API_TOKEN.NAME);
    }
}
