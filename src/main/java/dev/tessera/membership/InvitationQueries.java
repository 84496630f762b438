package dev.tessera.membership;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.INVITATION;
import static dev.tessera.db.Tables.ORGANISATION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.val;

import dev.tessera.access.MembershipRole;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class InvitationQueries {

    private final DSLContext db;

    InvitationQueries(DSLContext db) {
        this.db = db;
    }

    long insert(
            long organisation,
            String email,
            MembershipRole role,
            byte[] secretHash,
            long invitedBy,
            Instant now,
            Instant expiresAt) {
        return db.insertInto(INVITATION)
                .set(INVITATION.ORGANISATION_ID, organisation)
                .set(INVITATION.EMAIL, email)
                .set(INVITATION.ROLE, role)
                .set(INVITATION.SECRET_HASH, secretHash)
                .set(INVITATION.INVITED_BY, invitedBy)
                .set(INVITATION.CREATED_AT, now)
                .set(INVITATION.EXPIRES_AT, expiresAt)
                .returning(INVITATION.ID)
                .fetchSingle(INVITATION.ID);
    }

    List<Invitation> waiting(long organisation, Instant now) {
        return waiting(INVITATION.ORGANISATION_ID.eq(organisation), now);
    }

    List<Invitation> waitingFor(String email, Instant now) {
        return waiting(lower(INVITATION.EMAIL).eq(email.toLowerCase(Locale.ROOT)), now);
    }

    Optional<Invitation> find(long id, Instant now) {
        return waiting(INVITATION.ID.eq(id), now).stream().findFirst();
    }

    Optional<Invitation> bySecret(byte[] hash, Instant now) {
        return waiting(INVITATION.SECRET_HASH.eq(hash), now).stream().findFirst();
    }

    private List<Invitation> waiting(Condition condition, Instant now) {
        return db.select(
                        INVITATION.ID,
                        ORGANISATION.ID,
                        ORGANISATION.SLUG,
                        ORGANISATION.NAME,
                        INVITATION.EMAIL,
                        INVITATION.ROLE,
                        ACCOUNT.NAME,
                        INVITATION.CREATED_AT,
                        INVITATION.EXPIRES_AT)
                .from(INVITATION)
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(INVITATION.ORGANISATION_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(INVITATION.INVITED_BY))
                .where(condition)
                .and(INVITATION.ACCEPTED_AT.isNull())
                .and(INVITATION.REVOKED_AT.isNull())
                .and(INVITATION.EXPIRES_AT.gt(now))
                .orderBy(INVITATION.CREATED_AT.desc(), INVITATION.ID.desc())
                .fetch(r -> new Invitation(
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

    /** Whether it still waited: of two who use a link at once, one gets in. */
    boolean accept(long id, long account, Instant now) {
        return db.update(INVITATION)
                        .set(INVITATION.ACCEPTED_AT, now)
                        .set(INVITATION.ACCEPTED_BY, account)
                        .where(INVITATION.ID.eq(id))
                        .and(INVITATION.ACCEPTED_AT.isNull())
                        .and(INVITATION.REVOKED_AT.isNull())
                        .and(INVITATION.EXPIRES_AT.gt(now))
                        .execute()
                == 1;
    }

    boolean revoke(long id, Instant now) {
        return db.update(INVITATION)
                        .set(INVITATION.REVOKED_AT, now)
                        .where(INVITATION.ID.eq(id))
                        .and(INVITATION.ACCEPTED_AT.isNull())
                        .and(INVITATION.REVOKED_AT.isNull())
                        .execute()
                == 1;
    }

    /** A newer invitation to the same address takes the older one's place. */
    void revokeFor(long organisation, String email, Instant now) {
        db.update(INVITATION)
                .set(INVITATION.REVOKED_AT, now)
                .where(INVITATION.ORGANISATION_ID.eq(organisation))
                .and(lower(INVITATION.EMAIL).eq(email.toLowerCase(Locale.ROOT)))
                .and(INVITATION.ACCEPTED_AT.isNull())
                .and(INVITATION.REVOKED_AT.isNull())
                .execute();
    }

    /** Whoever may not act for an organisation any more did not invite anybody to it. */
    void revokeOf(long organisation, long invitedBy, Instant now) {
        db.update(INVITATION)
                .set(INVITATION.REVOKED_AT, now)
                .where(INVITATION.ORGANISATION_ID.eq(organisation))
                .and(INVITATION.INVITED_BY.eq(invitedBy))
                .and(INVITATION.ACCEPTED_AT.isNull())
                .and(INVITATION.REVOKED_AT.isNull())
                .execute();
    }

    /** Of invitations to an address, the address goes; that somebody was invited stays. */
    void forget(String email, Instant now) {
        db.update(INVITATION)
                .set(INVITATION.EMAIL, "left@tessera.invalid")
                .set(INVITATION.REVOKED_AT, coalesce(INVITATION.REVOKED_AT, val(now)))
                .where(lower(INVITATION.EMAIL).eq(email.toLowerCase(Locale.ROOT)))
                .execute();
    }
}
