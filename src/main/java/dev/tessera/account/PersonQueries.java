package dev.tessera.account;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.ACCOUNT_IDENTITY;
import static org.jooq.impl.DSL.lower;

import dev.tessera.access.SiteRole;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectSeekStep2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class PersonQueries {

    static final List<SelectField<?>> COLUMNS = List.of(
            ACCOUNT.ID,
            ACCOUNT.NAME,
            ACCOUNT.EMAIL,
            ACCOUNT.LANGUAGE,
            ACCOUNT.SITE_ROLE,
            ACCOUNT.CREATED_AT,
            ACCOUNT.PASSWORD_HASH);

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

    List<AccountHolder> matching(String text, int most) {
        String wanted = text.strip();
        return fetch(ACCOUNT.NAME.containsIgnoreCase(wanted).or(ACCOUNT.EMAIL.containsIgnoreCase(wanted)))
                .limit(most)
                .fetch(r -> person(r).holder());
    }

    List<AccountHolder> withSiteRole() {
        return fetch(ACCOUNT.SITE_ROLE.isNotNull()).fetch(r -> person(r).holder());
    }

    private Optional<Person> one(Condition which) {
        return fetch(which).fetchOptional(PersonQueries::person);
    }

    private SelectSeekStep2<Record, String, Long> fetch(Condition which) {
        return db.select(COLUMNS)
                .from(ACCOUNT)
                .where(which)
                .and(ACCOUNT.LEFT_AT.isNull())
                .orderBy(lower(ACCOUNT.NAME), ACCOUNT.ID);
    }

    /** An account by the columns that {@link #COLUMNS} names. */
    static Person person(Record r) {
        return new Person(
                new AccountHolder(
                        r.get(ACCOUNT.ID),
                        r.get(ACCOUNT.NAME),
                        r.get(ACCOUNT.EMAIL),
                        r.get(ACCOUNT.LANGUAGE),
                        r.get(ACCOUNT.SITE_ROLE),
                        r.get(ACCOUNT.CREATED_AT)),
                r.get(ACCOUNT.PASSWORD_HASH));
    }

    /** Makes others who would change site roles wait, so that the last administrator is found out rightly. */
    int lockAdministrators() {
        return db.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.SITE_ROLE.eq(SiteRole.ADMINISTRATOR))
                .and(ACCOUNT.LEFT_AT.isNull())
                .orderBy(ACCOUNT.ID)
                .forUpdate()
                .fetch()
                .size();
    }

    void siteRole(long account, @Nullable SiteRole role) {
        db.update(ACCOUNT)
                .set(ACCOUNT.SITE_ROLE, role)
                .where(ACCOUNT.ID.eq(account))
                .execute();
    }

    void rename(long account, String name, @Nullable String language) {
        db.update(ACCOUNT)
                .set(ACCOUNT.NAME, name)
                .set(ACCOUNT.LANGUAGE, language)
                .where(ACCOUNT.ID.eq(account))
                .execute();
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
