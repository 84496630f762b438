package dev.tessera.news;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.MEMBERSHIP;
import static dev.tessera.db.Tables.PARTICIPATION;
import static dev.tessera.db.Tables.PRODUCT;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static dev.tessera.db.Tables.SPECIFICATION_ROLE;
import static dev.tessera.db.Tables.TRIAL_INVITED;
import static dev.tessera.db.Tables.TRIAL_REVIEWER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.select;

import dev.tessera.access.MembershipRole;
import dev.tessera.trial.ParticipationStatus;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.springframework.stereotype.Repository;

@Repository
class RecipientQueries {

    private final DSLContext db;

    RecipientQueries(DSLContext db) {
        this.db = db;
    }

    /** Who has to do with a trial: people of organisations that asked or were asked to take part, reviewers, coordinators. */
    List<Long> concerned(long trial) {
        return db.select(MEMBERSHIP.ACCOUNT_ID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ORGANISATION_ID.in(takingPart(trial)))
                .or(MEMBERSHIP.ORGANISATION_ID.in(select(TRIAL_INVITED.ORGANISATION_ID)
                        .from(TRIAL_INVITED)
                        .where(TRIAL_INVITED.TRIAL_ID.eq(trial))))
                .union(select(TRIAL_REVIEWER.ACCOUNT_ID).from(TRIAL_REVIEWER).where(TRIAL_REVIEWER.TRIAL_ID.eq(trial)))
                .union(coordinating())
                .fetch(Record1::value1);
    }

    /** Who reviews a trial: its reviewers, and who runs trials. */
    List<Long> reviewers(long trial) {
        return db.select(TRIAL_REVIEWER.ACCOUNT_ID)
                .from(TRIAL_REVIEWER)
                .where(TRIAL_REVIEWER.TRIAL_ID.eq(trial))
                .union(coordinating())
                .fetch(Record1::value1);
    }

    private static Select<Record1<Long>> takingPart(long trial) {
        return select(PRODUCT.ORGANISATION_ID)
                .from(PARTICIPATION)
                .join(PRODUCT_VERSION)
                .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                .join(PRODUCT)
                .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                .where(PARTICIPATION.TRIAL_ID.eq(trial))
                .and(PARTICIPATION.STATUS.in(
                        ParticipationStatus.REQUESTED, ParticipationStatus.ACCEPTED, ParticipationStatus.WAITLISTED));
    }

    /**
     * What a participation is called, and since when it stands where it stands.
     *
     * @param since tells one request or decision from the next
     */
    record Asked(String called, String since) {}

    Optional<Asked> asked(long participation) {
        return db.select(
                        PRODUCT.NAME,
                        PRODUCT_VERSION.VERSION,
                        SPECIFICATION_ROLE.NAME,
                        PARTICIPATION.REQUESTED_AT,
                        PARTICIPATION.DECIDED_AT)
                .from(PARTICIPATION)
                .join(PRODUCT_VERSION)
                .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                .join(PRODUCT)
                .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                .leftJoin(SPECIFICATION_ROLE)
                .on(SPECIFICATION_ROLE.ID.eq(PARTICIPATION.ROLE_ID))
                .where(PARTICIPATION.ID.eq(participation))
                .fetchOptional(r -> new Asked(
                        r.value1()
                                + (r.value2().isEmpty() ? "" : " " + r.value2())
                                + (r.value3() == null ? "" : " (" + r.value3() + ")"),
                        r.value4() + "/" + r.value5()));
    }

    List<Long> coordinators() {
        return db.fetch(coordinating()).map(Record1::value1);
    }

    private static Select<Record1<Long>> coordinating() {
        return select(ACCOUNT.ID).from(ACCOUNT).where(ACCOUNT.SITE_ROLE.isNotNull());
    }

    List<Long> people(Collection<Long> organisations) {
        return db.selectDistinct(MEMBERSHIP.ACCOUNT_ID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ORGANISATION_ID.eq(any(organisations.toArray(Long[]::new))))
                .fetch(Record1::value1);
    }

    List<Long> managers(Collection<Long> organisations) {
        return db.selectDistinct(MEMBERSHIP.ACCOUNT_ID)
                .from(MEMBERSHIP)
                .where(MEMBERSHIP.ORGANISATION_ID.eq(any(organisations.toArray(Long[]::new))))
                .and(MEMBERSHIP.ROLE.eq(MembershipRole.MANAGER))
                .fetch(Record1::value1);
    }
}
