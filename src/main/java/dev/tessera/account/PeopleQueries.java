package dev.tessera.account;

import static dev.tessera.db.Tables.ACCOUNT;
import static org.jooq.impl.DSL.lower;

import dev.tessera.access.SiteRole;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class PeopleQueries {

    private final DSLContext db;

    PeopleQueries(DSLContext db) {
        this.db = db;
    }

    Optional<AccountHolder> find(long account) {
        return where(ACCOUNT.ID.eq(account)).stream().findFirst();
    }

    Optional<AccountHolder> byEmail(String email) {
        return where(lower(ACCOUNT.EMAIL).eq(email.strip().toLowerCase(Locale.ROOT))).stream()
                .findFirst();
    }

    List<AccountHolder> matching(String text, int most) {
        Condition condition = text.isBlank()
                ? ACCOUNT.ID.isNotNull()
                : ACCOUNT.NAME.containsIgnoreCase(text.strip()).or(ACCOUNT.EMAIL.containsIgnoreCase(text.strip()));
        return where(condition).stream().limit(most).toList();
    }

    List<AccountHolder> withSiteRole() {
        return where(ACCOUNT.SITE_ROLE.isNotNull());
    }

    private List<AccountHolder> where(Condition condition) {
        return db.select(
                        ACCOUNT.ID,
                        ACCOUNT.NAME,
                        ACCOUNT.EMAIL,
                        ACCOUNT.LANGUAGE,
                        ACCOUNT.SITE_ROLE,
                        ACCOUNT.CREATED_AT)
                .from(ACCOUNT)
                .where(condition)
                .and(ACCOUNT.LEFT_AT.isNull())
                .orderBy(lower(ACCOUNT.NAME), ACCOUNT.ID)
                .fetch(r -> new AccountHolder(r.value1(), r.value2(), r.value3(), r.value4(), r.value5(), r.value6()));
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
}
