package dev.tessera.membership;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.MEMBERSHIP_REQUEST;
import static dev.tessera.db.Tables.ORGANISATION;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class RequestQueries {

    private final DSLContext db;

    RequestQueries(DSLContext db) {
        this.db = db;
    }

    /** Its id; none where the same person has one open already. */
    Optional<Long> insert(
            MembershipRequestKind kind, long account, long organisation, @Nullable String message, Instant now) {
        return db.insertInto(MEMBERSHIP_REQUEST)
                .set(MEMBERSHIP_REQUEST.KIND, kind)
                .set(MEMBERSHIP_REQUEST.ACCOUNT_ID, account)
                .set(MEMBERSHIP_REQUEST.ORGANISATION_ID, organisation)
                .set(MEMBERSHIP_REQUEST.MESSAGE, message)
                .set(MEMBERSHIP_REQUEST.REQUESTED_AT, now)
                .onConflictDoNothing()
                .returning(MEMBERSHIP_REQUEST.ID)
                .fetchOptional(MEMBERSHIP_REQUEST.ID);
    }

    List<MembershipRequest> openFor(long organisation) {
        return open(MEMBERSHIP_REQUEST.ORGANISATION_ID.eq(organisation));
    }

    List<MembershipRequest> openClaims() {
        return open(MEMBERSHIP_REQUEST.KIND.eq(MembershipRequestKind.CLAIM));
    }

    List<MembershipRequest> openOf(long account) {
        return open(MEMBERSHIP_REQUEST.ACCOUNT_ID.eq(account));
    }

    Optional<MembershipRequest> find(long id) {
        return open(MEMBERSHIP_REQUEST.ID.eq(id)).stream().findFirst();
    }

    private List<MembershipRequest> open(Condition condition) {
        return db.select(
                        MEMBERSHIP_REQUEST.ID,
                        MEMBERSHIP_REQUEST.KIND,
                        ACCOUNT.ID,
                        ACCOUNT.NAME,
                        ACCOUNT.EMAIL,
                        ORGANISATION.ID,
                        ORGANISATION.SLUG,
                        ORGANISATION.NAME,
                        MEMBERSHIP_REQUEST.MESSAGE,
                        MEMBERSHIP_REQUEST.REQUESTED_AT)
                .from(MEMBERSHIP_REQUEST)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(MEMBERSHIP_REQUEST.ACCOUNT_ID))
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(MEMBERSHIP_REQUEST.ORGANISATION_ID))
                .where(condition)
                .and(MEMBERSHIP_REQUEST.DECIDED_AT.isNull())
                .and(ACCOUNT.LEFT_AT.isNull())
                .orderBy(MEMBERSHIP_REQUEST.REQUESTED_AT, MEMBERSHIP_REQUEST.ID)
                .fetch(r -> new MembershipRequest(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        r.value7(),
                        r.value8(),
                        r.value9(),
                        r.value10()));
    }

    /** Whether it was still open. */
    boolean decide(long id, long by, boolean approved, @Nullable String reason, Instant now) {
        return db.update(MEMBERSHIP_REQUEST)
                        .set(MEMBERSHIP_REQUEST.DECIDED_AT, now)
                        .set(MEMBERSHIP_REQUEST.DECIDED_BY, by)
                        .set(MEMBERSHIP_REQUEST.APPROVED, approved)
                        .set(MEMBERSHIP_REQUEST.REASON, reason)
                        .where(MEMBERSHIP_REQUEST.ID.eq(id))
                        .and(MEMBERSHIP_REQUEST.DECIDED_AT.isNull())
                        .execute()
                == 1;
    }

    /** Whoever joined another way needs no answer any more. */
    void settle(long organisation, long account, long by, Instant now) {
        db.update(MEMBERSHIP_REQUEST)
                .set(MEMBERSHIP_REQUEST.DECIDED_AT, now)
                .set(MEMBERSHIP_REQUEST.DECIDED_BY, by)
                .set(MEMBERSHIP_REQUEST.APPROVED, true)
                .where(MEMBERSHIP_REQUEST.ORGANISATION_ID.eq(organisation))
                .and(MEMBERSHIP_REQUEST.ACCOUNT_ID.eq(account))
                .and(MEMBERSHIP_REQUEST.DECIDED_AT.isNull())
                .execute();
    }

    /** Takes back a request of one's own; whether it was still open. */
    boolean withdraw(long id, long account) {
        return db.deleteFrom(MEMBERSHIP_REQUEST)
                        .where(MEMBERSHIP_REQUEST.ID.eq(id))
                        .and(MEMBERSHIP_REQUEST.ACCOUNT_ID.eq(account))
                        .and(MEMBERSHIP_REQUEST.DECIDED_AT.isNull())
                        .execute()
                == 1;
    }

    /** What somebody asked for goes with them, answered or not. */
    void forget(long account) {
        db.deleteFrom(MEMBERSHIP_REQUEST)
                .where(MEMBERSHIP_REQUEST.ACCOUNT_ID.eq(account))
                .execute();
    }
}
