package dev.tessera.account;

import static dev.tessera.db.Tables.ACCOUNT_SESSION;

import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class SessionQueries {

    private static final int SHOWN = 50;
    private static final int ADDRESS = 45;
    private static final int BROWSER = 500;

    private final DSLContext db;

    SessionQueries(DSLContext db) {
        this.db = db;
    }

    long insert(
            long account,
            SignInMethod method,
            boolean secondFactor,
            @Nullable String address,
            @Nullable String browser,
            Instant now) {
        return db.insertInto(ACCOUNT_SESSION)
                .set(ACCOUNT_SESSION.ACCOUNT_ID, account)
                .set(ACCOUNT_SESSION.METHOD, method)
                .set(ACCOUNT_SESSION.SECOND_FACTOR, secondFactor)
                .set(ACCOUNT_SESSION.STARTED_AT, now)
                .set(ACCOUNT_SESSION.SEEN_AT, now)
                .set(ACCOUNT_SESSION.ADDRESS, shortened(address, ADDRESS))
                .set(ACCOUNT_SESSION.BROWSER, shortened(browser, BROWSER))
                .returning(ACCOUNT_SESSION.ID)
                .fetchSingle(ACCOUNT_SESSION.ID);
    }

    private static @Nullable String shortened(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }

    void secondFactor(long session) {
        db.update(ACCOUNT_SESSION)
                .set(ACCOUNT_SESSION.SECOND_FACTOR, true)
                .where(ACCOUNT_SESSION.ID.eq(session))
                .execute();
    }

    boolean isOpen(long session) {
        return db.fetchExists(ACCOUNT_SESSION, ACCOUNT_SESSION.ID.eq(session).and(ACCOUNT_SESSION.ENDED_AT.isNull()));
    }

    /** Notes that the session is in use; whether it goes on. */
    boolean seen(long session, Instant now) {
        return db.update(ACCOUNT_SESSION)
                        .set(ACCOUNT_SESSION.SEEN_AT, now)
                        .where(ACCOUNT_SESSION.ID.eq(session))
                        .and(ACCOUNT_SESSION.ENDED_AT.isNull())
                        .execute()
                == 1;
    }

    List<Long> end(Condition which, Instant now) {
        return db.update(ACCOUNT_SESSION)
                .set(ACCOUNT_SESSION.ENDED_AT, now)
                .where(which)
                .and(ACCOUNT_SESSION.ENDED_AT.isNull())
                .returning(ACCOUNT_SESSION.ID)
                .fetch(ACCOUNT_SESSION.ID);
    }

    static Condition one(long session) {
        return ACCOUNT_SESSION.ID.eq(session);
    }

    static Condition one(long account, long session) {
        return ACCOUNT_SESSION.ACCOUNT_ID.eq(account).and(ACCOUNT_SESSION.ID.eq(session));
    }

    static Condition all(long account, @Nullable Long except) {
        Condition of = ACCOUNT_SESSION.ACCOUNT_ID.eq(account);
        return except == null ? of : of.and(ACCOUNT_SESSION.ID.ne(except));
    }

    List<PersonsSession> newest(long account, Instant idleSince, @Nullable Long current) {
        return db.selectFrom(ACCOUNT_SESSION)
                .where(ACCOUNT_SESSION.ACCOUNT_ID.eq(account))
                .orderBy(ACCOUNT_SESSION.ID.desc())
                .limit(SHOWN)
                .fetch(r -> new PersonsSession(
                        r.getId(),
                        r.getMethod(),
                        r.getSecondFactor(),
                        r.getStartedAt(),
                        r.getSeenAt(),
                        r.getEndedAt() != null || r.getSeenAt().isBefore(idleSince),
                        r.getId().equals(current),
                        r.getAddress(),
                        r.getBrowser()));
    }
}
