package dev.tessera.trial;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.PARTICIPATION;
import static dev.tessera.db.Tables.PRODUCT;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static dev.tessera.db.Tables.SPECIFICATION_ROLE;
import static dev.tessera.db.Tables.TRIAL_INVITED;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ParticipationQueries {

    private final DSLContext db;

    ParticipationQueries(DSLContext db) {
        this.db = db;
    }

    /** All of a trial's participations, those that were asked for first. */
    List<Registration> of(long trial) {
        return registrations(PARTICIPATION.TRIAL_ID.eq(trial));
    }

    Optional<Registration> find(long trial, long id) {
        return registrations(PARTICIPATION.TRIAL_ID.eq(trial).and(PARTICIPATION.ID.eq(id))).stream()
                .findFirst();
    }

    Optional<Registration> find(long trial, long productVersion, @Nullable Long role) {
        return registrations(PARTICIPATION
                        .TRIAL_ID
                        .eq(trial)
                        .and(PARTICIPATION.PRODUCT_VERSION_ID.eq(productVersion))
                        .and(PARTICIPATION.ROLE_ID.isNotDistinctFrom(role)))
                .stream()
                .findFirst();
    }

    private List<Registration> registrations(Condition condition) {
        return db.select(
                        PARTICIPATION.ID,
                        ORGANISATION.ID,
                        ORGANISATION.SLUG,
                        ORGANISATION.NAME,
                        PRODUCT.SLUG,
                        PRODUCT.NAME,
                        PRODUCT_VERSION.VERSION,
                        PARTICIPATION.ROLE_ID,
                        SPECIFICATION_ROLE.NAME,
                        PARTICIPATION.STATUS,
                        PARTICIPATION.REMOTE,
                        PARTICIPATION.NOTE,
                        PARTICIPATION.REQUESTED_AT,
                        when(ACCOUNT.LEFT_AT.isNull(), ACCOUNT.NAME),
                        PARTICIPATION.DECIDED_AT,
                        PARTICIPATION.REASON,
                        PARTICIPATION.COUNTED)
                .from(PARTICIPATION)
                .join(PRODUCT_VERSION)
                .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                .join(PRODUCT)
                .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(PRODUCT.ORGANISATION_ID))
                .leftJoin(SPECIFICATION_ROLE)
                .on(SPECIFICATION_ROLE.ID.eq(PARTICIPATION.ROLE_ID))
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(PARTICIPATION.REQUESTED_BY))
                .where(condition)
                .orderBy(PARTICIPATION.REQUESTED_AT, PARTICIPATION.ID)
                .fetch(Records.mapping(Registration::new));
    }

    /** The releases of these organisations' products, the newest entered first within each product. */
    List<Candidate> candidates(Collection<Long> organisations) {
        return db.select(PRODUCT_VERSION.ID, ORGANISATION.ID, ORGANISATION.NAME, PRODUCT.NAME, PRODUCT_VERSION.VERSION)
                .from(PRODUCT_VERSION)
                .join(PRODUCT)
                .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(PRODUCT.ORGANISATION_ID))
                .where(PRODUCT.ORGANISATION_ID.in(organisations))
                .and(PRODUCT.MERGED_INTO.isNull())
                .orderBy(
                        lower(ORGANISATION.NAME),
                        lower(PRODUCT.NAME),
                        PRODUCT.ID,
                        PRODUCT_VERSION.RELEASED_ON.desc().nullsLast(),
                        PRODUCT_VERSION.ID.desc())
                .fetch(Records.mapping(Candidate::new));
    }

    /** Whose product a release is of. */
    Optional<Long> owner(long productVersion) {
        return db.select(PRODUCT.ORGANISATION_ID)
                .from(PRODUCT_VERSION)
                .join(PRODUCT)
                .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                .where(PRODUCT_VERSION.ID.eq(productVersion))
                .fetchOptional(PRODUCT.ORGANISATION_ID);
    }

    long insert(long trial, Registering asked, ParticipationStatus status, Instant now, @Nullable Long by) {
        return db.insertInto(PARTICIPATION)
                .set(PARTICIPATION.TRIAL_ID, trial)
                .set(PARTICIPATION.PRODUCT_VERSION_ID, asked.productVersion())
                .set(PARTICIPATION.ROLE_ID, asked.role())
                .set(PARTICIPATION.REMOTE, asked.remote())
                .set(PARTICIPATION.NOTE, asked.note())
                .set(PARTICIPATION.STATUS, status)
                .set(PARTICIPATION.REQUESTED_AT, now)
                .set(PARTICIPATION.REQUESTED_BY, by)
                .returning(PARTICIPATION.ID)
                .fetchSingle(PARTICIPATION.ID);
    }

    /** Who was declined or withdrew asks once more. */
    void askAgain(long id, Registering asked, ParticipationStatus status, Instant now, @Nullable Long by) {
        db.update(PARTICIPATION)
                .set(PARTICIPATION.REMOTE, asked.remote())
                .set(PARTICIPATION.NOTE, asked.note())
                .set(PARTICIPATION.STATUS, status)
                .set(PARTICIPATION.REQUESTED_AT, now)
                .set(PARTICIPATION.REQUESTED_BY, by)
                .setNull(PARTICIPATION.DECIDED_AT)
                .setNull(PARTICIPATION.DECIDED_BY)
                .setNull(PARTICIPATION.REASON)
                .where(PARTICIPATION.ID.eq(id))
                .execute();
    }

    void decide(
            long id,
            ParticipationStatus status,
            @Nullable String reason,
            boolean counted,
            Instant now,
            @Nullable Long by) {
        db.update(PARTICIPATION)
                .set(PARTICIPATION.STATUS, status)
                .set(PARTICIPATION.REASON, reason)
                .set(PARTICIPATION.COUNTED, counted)
                .set(PARTICIPATION.DECIDED_AT, now)
                .set(PARTICIPATION.DECIDED_BY, by)
                .where(PARTICIPATION.ID.eq(id))
                .execute();
    }

    int accepted(long trial) {
        return db.fetchCount(selectOne()
                .from(PARTICIPATION)
                .where(PARTICIPATION.TRIAL_ID.eq(trial))
                .and(PARTICIPATION.STATUS.eq(ParticipationStatus.ACCEPTED)));
    }

    boolean invite(long trial, long organisation) {
        return db.insertInto(TRIAL_INVITED)
                        .set(TRIAL_INVITED.TRIAL_ID, trial)
                        .set(TRIAL_INVITED.ORGANISATION_ID, organisation)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    boolean uninvite(long trial, long organisation) {
        return db.deleteFrom(TRIAL_INVITED)
                        .where(TRIAL_INVITED.TRIAL_ID.eq(trial))
                        .and(TRIAL_INVITED.ORGANISATION_ID.eq(organisation))
                        .execute()
                == 1;
    }

    /** The organisations that were invited, by name. */
    List<Invited> invited(long trial) {
        return db.select(ORGANISATION.ID, ORGANISATION.SLUG, ORGANISATION.NAME)
                .from(TRIAL_INVITED)
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(TRIAL_INVITED.ORGANISATION_ID))
                .where(TRIAL_INVITED.TRIAL_ID.eq(trial))
                .orderBy(lower(ORGANISATION.NAME), ORGANISATION.ID)
                .fetch(Records.mapping(Invited::new));
    }

    void moveInvitations(long from, long into) {
        db.insertInto(TRIAL_INVITED, TRIAL_INVITED.TRIAL_ID, TRIAL_INVITED.ORGANISATION_ID, TRIAL_INVITED.INVITED_AT)
                .select(select(TRIAL_INVITED.TRIAL_ID, inline(into), TRIAL_INVITED.INVITED_AT)
                        .from(TRIAL_INVITED)
                        .where(TRIAL_INVITED.ORGANISATION_ID.eq(from)))
                .onConflictDoNothing()
                .execute();
        db.deleteFrom(TRIAL_INVITED)
                .where(TRIAL_INVITED.ORGANISATION_ID.eq(from))
                .execute();
    }
}
