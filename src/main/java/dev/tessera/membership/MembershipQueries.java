package dev.tessera.membership;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.MEMBERSHIP;
import static dev.tessera.db.Tables.ORGANISATION;
import static org.jooq.impl.DSL.lower;

import dev.tessera.access.MembershipRole;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class MembershipQueries {

    private final DSLContext db;

    MembershipQueries(DSLContext db) {
        this.db = db;
    }

    List<Member> members(long organisation) {
        return db.select(ACCOUNT.ID, ACCOUNT.NAME, ACCOUNT.EMAIL, MEMBERSHIP.ROLE, MEMBERSHIP.SINCE)
                .from(MEMBERSHIP)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(MEMBERSHIP.ACCOUNT_ID))
                .where(MEMBERSHIP.ORGANISATION_ID.eq(organisation))
                .orderBy(MEMBERSHIP.ROLE.desc(), lower(ACCOUNT.NAME), ACCOUNT.ID)
                .fetch(r -> new Member(r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
    }

    /** The same, while others who would change who belongs to it wait until this transaction ends. */
    List<Member> lock(long organisation) {
        // The organisation's row, and not the members': somebody may join or leave an empty one, too.
        db.select(ORGANISATION.ID)
                .from(ORGANISATION)
                .where(ORGANISATION.ID.eq(organisation))
                .forNoKeyUpdate()
                .fetch();
        return members(organisation);
    }

    List<Place> of(long account) {
        return db.select(ORGANISATION.ID, ORGANISATION.SLUG, ORGANISATION.NAME, MEMBERSHIP.ROLE)
                .from(MEMBERSHIP)
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(MEMBERSHIP.ORGANISATION_ID))
                .where(MEMBERSHIP.ACCOUNT_ID.eq(account))
                .orderBy(lower(ORGANISATION.NAME), ORGANISATION.ID)
                .fetch(r -> new Place(r.value1(), r.value2(), r.value3(), r.value4()));
    }

    Optional<MembershipRole> role(long organisation, long account) {
        return db.select(MEMBERSHIP.ROLE)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ORGANISATION_ID.eq(organisation))
                .and(MEMBERSHIP.ACCOUNT_ID.eq(account))
                .fetchOptional(MEMBERSHIP.ROLE);
    }

    void put(long organisation, long account, MembershipRole role) {
        db.insertInto(MEMBERSHIP)
                .set(MEMBERSHIP.ORGANISATION_ID, organisation)
                .set(MEMBERSHIP.ACCOUNT_ID, account)
                .set(MEMBERSHIP.ROLE, role)
                .onDuplicateKeyUpdate()
                .set(MEMBERSHIP.ROLE, role)
                .execute();
    }

    void remove(long organisation, long account) {
        db.deleteFrom(MEMBERSHIP)
                .where(MEMBERSHIP.ORGANISATION_ID.eq(organisation))
                .and(MEMBERSHIP.ACCOUNT_ID.eq(account))
                .execute();
    }
}
