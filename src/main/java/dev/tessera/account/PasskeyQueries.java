package dev.tessera.account;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.USER_CREDENTIALS;
import static dev.tessera.db.Tables.USER_ENTITIES;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class PasskeyQueries {

    private final DSLContext db;

    PasskeyQueries(DSLContext db) {
        this.db = db;
    }

    int count(long account) {
        return db.fetchCount(USER_CREDENTIALS, of(account));
    }

    List<Passkey> list(long account) {
        return db.select(
                        USER_CREDENTIALS.CREDENTIAL_ID,
                        USER_CREDENTIALS.LABEL,
                        USER_CREDENTIALS.CREATED,
                        USER_CREDENTIALS.LAST_USED)
                .from(USER_CREDENTIALS)
                .where(of(account))
                .orderBy(USER_CREDENTIALS.CREATED, USER_CREDENTIALS.CREDENTIAL_ID)
                .fetch(r -> new Passkey(r.value1(), r.value2(), instant(r.value3()), instant(r.value4())));
    }

    /** The label that a passkey had, if it is the account's. */
    Optional<String> label(long account, String id) {
        return db.select(USER_CREDENTIALS.LABEL)
                .from(USER_CREDENTIALS)
                .where(of(account))
                .and(USER_CREDENTIALS.CREDENTIAL_ID.eq(id))
                .fetchOptional(USER_CREDENTIALS.LABEL);
    }

    void rename(String id, String label) {
        db.update(USER_CREDENTIALS)
                .set(USER_CREDENTIALS.LABEL, label)
                .where(USER_CREDENTIALS.CREDENTIAL_ID.eq(id))
                .execute();
    }

    void remove(String id) {
        db.deleteFrom(USER_CREDENTIALS)
                .where(USER_CREDENTIALS.CREDENTIAL_ID.eq(id))
                .execute();
    }

    /** Whose a user entity of Spring Security is. */
    Optional<Person> owner(String entity) {
        return db.select(PersonQueries.COLUMNS)
                .from(USER_ENTITIES)
                .join(ACCOUNT)
                .on(ACCOUNT.EMAIL.eq(USER_ENTITIES.NAME))
                .where(USER_ENTITIES.ID.eq(entity))
                .fetchOptional(PersonQueries::person);
    }

    private Condition of(long account) {
        return USER_CREDENTIALS.USER_ENTITY_USER_ID.in(db.select(USER_ENTITIES.ID)
                .from(USER_ENTITIES)
                .join(ACCOUNT)
                .on(ACCOUNT.EMAIL.eq(USER_ENTITIES.NAME))
                .where(ACCOUNT.ID.eq(account)));
    }

    /** Spring Security writes these times in the server's own zone. */
    private static java.time.@Nullable Instant instant(@Nullable LocalDateTime local) {
        return local == null ? null : local.atZone(ZoneId.systemDefault()).toInstant();
    }
}
