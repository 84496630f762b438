package dev.tessera.account;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.API_TOKEN;
import static dev.tessera.db.Tables.MEMBERSHIP;
import static dev.tessera.db.Tables.TRIAL_REVIEWER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import dev.tessera.access.SiteRole;
import dev.tessera.access.TokenScope;
import dev.tessera.access.Viewer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class AccountQueries {

    private final DSLContext db;

    AccountQueries(DSLContext db) {
        this.db = db;
    }

    Optional<Viewer> viewer(long account) {
        return viewers(ACCOUNT.ID.eq(account)).stream().findFirst();
    }

    List<Viewer> viewers(Collection<Long> accounts) {
        return viewers(ACCOUNT.ID.eq(any(accounts.toArray(Long[]::new))));
    }

    private List<Viewer> viewers(Condition which) {
        var memberships = multiset(select(MEMBERSHIP.ORGANISATION_ID, MEMBERSHIP.ROLE)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ACCOUNT_ID.eq(ACCOUNT.ID)));
        var reviews = multiset(
                select(TRIAL_REVIEWER.TRIAL_ID).from(TRIAL_REVIEWER).where(TRIAL_REVIEWER.ACCOUNT_ID.eq(ACCOUNT.ID)));
        return db.select(ACCOUNT.ID, ACCOUNT.NAME, ACCOUNT.SITE_ROLE, memberships, reviews)
                .from(ACCOUNT)
                .where(which)
                .and(ACCOUNT.LEFT_AT.isNull())
                .fetch(r -> new Viewer(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4().stream().collect(Collectors.toMap(m -> m.value1(), m -> m.value2())),
                        r.value5().stream().map(t -> t.value1()).collect(Collectors.toSet()),
                        null));
    }

    record TokenHolder(
            long account, TokenScope scope, @Nullable Instant lastUsedAt) {}

    Optional<TokenHolder> holderOfToken(byte[] hash, Instant now) {
        return db.select(
                        API_TOKEN.ACCOUNT_ID,
                        API_TOKEN.ID,
                        API_TOKEN.ORGANISATION_ID,
                        API_TOKEN.TRIAL_ID,
                        API_TOKEN.LAST_USED_AT)
                .from(API_TOKEN)
                .where(API_TOKEN.TOKEN_HASH.eq(hash))
                .and(API_TOKEN.REVOKED_AT.isNull())
                .and(API_TOKEN.EXPIRES_AT.isNull().or(API_TOKEN.EXPIRES_AT.gt(now)))
                .fetchOptional(r ->
                        new TokenHolder(r.value1(), new TokenScope(r.value2(), r.value3(), r.value4()), r.value5()));
    }

    void used(long token, Instant now) {
        db.update(API_TOKEN)
                .set(API_TOKEN.LAST_USED_AT, now)
                .where(API_TOKEN.ID.eq(token))
                .execute();
    }

    long insert(String email, String name, String passwordHash, @Nullable SiteRole siteRole) {
        return db.insertInto(ACCOUNT)
                .set(ACCOUNT.EMAIL, email)
                .set(ACCOUNT.NAME, name)
                .set(ACCOUNT.PASSWORD_HASH, passwordHash)
                .set(ACCOUNT.SITE_ROLE, siteRole)
                .set(ACCOUNT.EMAIL_CONFIRMED_AT, DSL.currentInstant())
                .returning(ACCOUNT.ID)
                .fetchSingle(ACCOUNT.ID);
    }

    void insertToken(long account, String name, byte[] hash) {
        db.insertInto(API_TOKEN)
                .set(API_TOKEN.ACCOUNT_ID, account)
                .set(API_TOKEN.NAME, name)
                .set(API_TOKEN.TOKEN_HASH, hash)
                .execute();
    }
}
