package dev.tessera.membership;

import static dev.tessera.db.Tables.API_TOKEN;
import static dev.tessera.db.Tables.INVITATION;
import static dev.tessera.db.Tables.MEMBERSHIP;
import static dev.tessera.db.Tables.MEMBERSHIP_REQUEST;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Repository;

@Repository
class MembershipMergeQueries {

    private final DSLContext db;

    MembershipMergeQueries(DSLContext db) {
        this.db = db;
    }

    /** Everybody of either belongs to the one that stays, in the higher role, since the earlier day. */
    int members(long from, long into) {
        var excluded = DSL.field(DSL.name("excluded", "role"), MEMBERSHIP.ROLE.getDataType());
        var since = DSL.field(DSL.name("excluded", "since"), MEMBERSHIP.SINCE.getDataType());
        db.insertInto(MEMBERSHIP, MEMBERSHIP.ACCOUNT_ID, MEMBERSHIP.ORGANISATION_ID, MEMBERSHIP.ROLE, MEMBERSHIP.SINCE)
                .select(select(MEMBERSHIP.ACCOUNT_ID, inline(into), MEMBERSHIP.ROLE, MEMBERSHIP.SINCE)
                        .from(MEMBERSHIP)
                        .where(MEMBERSHIP.ORGANISATION_ID.eq(from)))
                .onConflict(MEMBERSHIP.ACCOUNT_ID, MEMBERSHIP.ORGANISATION_ID)
                .doUpdate()
                .set(MEMBERSHIP.ROLE, DSL.greatest(MEMBERSHIP.ROLE, excluded))
                .set(MEMBERSHIP.SINCE, DSL.least(MEMBERSHIP.SINCE, since))
                .execute();
        return db.deleteFrom(MEMBERSHIP)
                .where(MEMBERSHIP.ORGANISATION_ID.eq(from))
                .execute();
    }

    /** Makes of everybody of the first somebody who asks to join the second, unless they belong to it already. */
    int ask(long from, long into, Instant now) {
        var there = MEMBERSHIP.as("there");
        int asking = db.insertInto(
                        MEMBERSHIP_REQUEST,
                        MEMBERSHIP_REQUEST.KIND,
                        MEMBERSHIP_REQUEST.ACCOUNT_ID,
                        MEMBERSHIP_REQUEST.ORGANISATION_ID,
                        MEMBERSHIP_REQUEST.REQUESTED_AT)
                .select(select(
                                inline(MembershipRequestKind.JOIN, MEMBERSHIP_REQUEST.KIND),
                                MEMBERSHIP.ACCOUNT_ID,
                                inline(into),
                                inline(now, MEMBERSHIP_REQUEST.REQUESTED_AT))
                        .from(MEMBERSHIP)
                        .where(MEMBERSHIP.ORGANISATION_ID.eq(from))
                        .and(notExists(selectOne()
                                .from(there)
                                .where(there.ORGANISATION_ID.eq(into))
                                .and(there.ACCOUNT_ID.eq(MEMBERSHIP.ACCOUNT_ID)))))
                .onConflictDoNothing()
                .execute();
        db.deleteFrom(MEMBERSHIP).where(MEMBERSHIP.ORGANISATION_ID.eq(from)).execute();
        return asking;
    }

    /** Invitations that nobody has taken lead nowhere any more. */
    void revokeInvitations(long organisation, Instant now) {
        db.update(INVITATION)
                .set(INVITATION.REVOKED_AT, now)
                .where(INVITATION.ORGANISATION_ID.eq(organisation))
                .and(INVITATION.ACCEPTED_AT.isNull())
                .and(INVITATION.REVOKED_AT.isNull())
                .execute();
    }

    /** What people asked for; who asked both, or belongs already, asks no more. */
    int requests(long from, long into, Instant now) {
        var there = MEMBERSHIP_REQUEST.as("there");
        db.update(MEMBERSHIP_REQUEST)
                .set(MEMBERSHIP_REQUEST.DECIDED_AT, now)
                .set(
                        MEMBERSHIP_REQUEST.APPROVED,
                        DSL.field(exists(selectOne()
                                .from(MEMBERSHIP)
                                .where(MEMBERSHIP.ORGANISATION_ID.eq(into))
                                .and(MEMBERSHIP.ACCOUNT_ID.eq(MEMBERSHIP_REQUEST.ACCOUNT_ID)))))
                .where(MEMBERSHIP_REQUEST.ORGANISATION_ID.eq(from))
                .and(MEMBERSHIP_REQUEST.DECIDED_AT.isNull())
                .and(exists(selectOne()
                                .from(there)
                                .where(there.ORGANISATION_ID.eq(into))
                                .and(there.ACCOUNT_ID.eq(MEMBERSHIP_REQUEST.ACCOUNT_ID))
                                .and(there.DECIDED_AT.isNull()))
                        .or(exists(selectOne()
                                .from(MEMBERSHIP)
                                .where(MEMBERSHIP.ORGANISATION_ID.eq(into))
                                .and(MEMBERSHIP.ACCOUNT_ID.eq(MEMBERSHIP_REQUEST.ACCOUNT_ID)))))
                .execute();
        return db.update(MEMBERSHIP_REQUEST)
                .set(MEMBERSHIP_REQUEST.ORGANISATION_ID, into)
                .where(MEMBERSHIP_REQUEST.ORGANISATION_ID.eq(from))
                .execute();
    }

    int invitations(long from, long into) {
        return db.update(INVITATION)
                .set(INVITATION.ORGANISATION_ID, into)
                .where(INVITATION.ORGANISATION_ID.eq(from))
                .execute();
    }

    int tokens(long from, long into) {
        return db.update(API_TOKEN)
                .set(API_TOKEN.ORGANISATION_ID, into)
                .where(API_TOKEN.ORGANISATION_ID.eq(from))
                .execute();
    }
}
