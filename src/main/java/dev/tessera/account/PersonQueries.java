package dev.tessera.account;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.ACCOUNT_IDENTITY;
import static org.jooq.impl.DSL.lower;

import dev.tessera.access.SiteRole;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class PersonQueries {

    private final DSLContext db;

    PersonQueries(DSLContext db) {
        this.db = db;
    }

    Optional<Person> byEmail(String email) {
        return one(lower(ACCOUNT.EMAIL).eq(email.strip().toLowerCase(Locale.ROOT)));
    }

    Optional<Person> byId(long account) {
        return one(ACCOUNT.ID.eq(account));
    }

    Optional<Person> byIdentity(String issuer, String subject) {
        return one(ACCOUNT.ID.in(db.select(ACCOUNT_IDENTITY.ACCOUNT_ID)
                .from(ACCOUNT_IDENTITY)
                .where(ACCOUNT_IDENTITY.ISSUER.eq(issuer))
                .and(ACCOUNT_IDENTITY.SUBJECT.eq(subject))));
    }

    private Optional<Person> one(Condition which) {
        return db.select(ACCOUNT.ID, ACCOUNT.EMAIL, ACCOUNT.NAME, ACCOUNT.PASSWORD_HASH, ACCOUNT.SITE_ROLE)
                .from(ACCOUNT)
                .where(which)
                .and(ACCOUNT.LEFT_AT.isNull())
                .fetchOptional(r -> new Person(r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
    }

    /** A new account with a confirmed address; none where another has the address already. */
    Optional<Long> insert(
            String email,
            String name,
            @Nullable String passwordHash,
            @Nullable SiteRole siteRole,
            @Nullable String language,
            Instant now) {
        return db.insertInto(ACCOUNT)
                .set(ACCOUNT.EMAIL, email)
                .set(ACCOUNT.NAME, name)
                .set(ACCOUNT.PASSWORD_HASH, passwordHash)
                .set(ACCOUNT.SITE_ROLE, siteRole)
                .set(ACCOUNT.LANGUAGE, language)
                .set(ACCOUNT.EMAIL_CONFIRMED_AT, now)
                .onConflictDoNothing()
                .returning(ACCOUNT.ID)
                .fetchOptional(ACCOUNT.ID);
    }

    void setPassword(long account, String hash) {
        db.update(ACCOUNT)
                .set(ACCOUNT.PASSWORD_HASH, hash)
                .where(ACCOUNT.ID.eq(account))
                .execute();
    }

    void confirmEmail(long account, Instant now) {
        db.update(ACCOUNT)
                .set(ACCOUNT.EMAIL_CONFIRMED_AT, now)
                .where(ACCOUNT.ID.eq(account))
                .and(ACCOUNT.EMAIL_CONFIRMED_AT.isNull())
                .execute();
    }

    void addIdentity(long account, String issuer, String subject) {
        db.insertInto(ACCOUNT_IDENTITY)
                .set(ACCOUNT_IDENTITY.ISSUER, issuer)
                .set(ACCOUNT_IDENTITY.SUBJECT, subject)
                .set(ACCOUNT_IDENTITY.ACCOUNT_ID, account)
                .execute();
    }

    boolean anyAdministrator() {
        return db.fetchExists(
                ACCOUNT, ACCOUNT.SITE_ROLE.eq(SiteRole.ADMINISTRATOR).and(ACCOUNT.LEFT_AT.isNull()));
    }
}
