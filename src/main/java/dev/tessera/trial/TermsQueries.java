package dev.tessera.trial;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.TRIAL_TERMS;
import static dev.tessera.db.Tables.TRIAL_TERMS_ACCEPTANCE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class TermsQueries {

    private final DSLContext db;

    TermsQueries(DSLContext db) {
        this.db = db;
    }

    Optional<Terms> current(long trial) {
        return db.select(TRIAL_TERMS.ID, TRIAL_TERMS.NUMBER, TRIAL_TERMS.TEXT, TRIAL_TERMS.CREATED_AT)
                .from(TRIAL_TERMS)
                .where(TRIAL_TERMS.TRIAL_ID.eq(trial))
                .orderBy(TRIAL_TERMS.NUMBER.desc())
                .limit(1)
                .fetchOptional(Records.mapping(Terms::new));
    }

    void insert(long trial, int number, String text, @Nullable Long by) {
        db.insertInto(TRIAL_TERMS)
                .set(TRIAL_TERMS.TRIAL_ID, trial)
                .set(TRIAL_TERMS.NUMBER, number)
                .set(TRIAL_TERMS.TEXT, text)
                .set(TRIAL_TERMS.CREATED_BY, by)
                .execute();
    }

    /** Whether it is the first time: who accepted first stays. */
    boolean accept(long terms, long organisation, long account, Instant at) {
        return db.insertInto(TRIAL_TERMS_ACCEPTANCE)
                        .set(TRIAL_TERMS_ACCEPTANCE.TERMS_ID, terms)
                        .set(TRIAL_TERMS_ACCEPTANCE.ORGANISATION_ID, organisation)
                        .set(TRIAL_TERMS_ACCEPTANCE.ACCOUNT_ID, account)
                        .set(TRIAL_TERMS_ACCEPTANCE.ACCEPTED_AT, at)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    boolean isAccepted(long terms, long organisation) {
        return db.fetchExists(
                TRIAL_TERMS_ACCEPTANCE,
                TRIAL_TERMS_ACCEPTANCE.TERMS_ID.eq(terms).and(TRIAL_TERMS_ACCEPTANCE.ORGANISATION_ID.eq(organisation)));
    }

    /** Who accepted which of a trial's texts, newest first. */
    List<TermsAcceptance> acceptances(long trial) {
        return db.select(
                        TRIAL_TERMS.NUMBER,
                        TRIAL_TERMS_ACCEPTANCE.ORGANISATION_ID,
                        when(ACCOUNT.LEFT_AT.isNull(), ACCOUNT.NAME),
                        TRIAL_TERMS_ACCEPTANCE.ACCEPTED_AT)
                .from(TRIAL_TERMS_ACCEPTANCE)
                .join(TRIAL_TERMS)
                .on(TRIAL_TERMS.ID.eq(TRIAL_TERMS_ACCEPTANCE.TERMS_ID))
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(TRIAL_TERMS_ACCEPTANCE.ACCOUNT_ID))
                .where(TRIAL_TERMS.TRIAL_ID.eq(trial))
                .orderBy(TRIAL_TERMS_ACCEPTANCE.ACCEPTED_AT.desc())
                .fetch(Records.mapping(TermsAcceptance::new));
    }

    /** What an organisation accepted is accepted by another; where both did, the other's acceptance stays. */
    int move(long from, long into) {
        var others = TRIAL_TERMS_ACCEPTANCE.as("others");
        db.deleteFrom(TRIAL_TERMS_ACCEPTANCE)
                .where(TRIAL_TERMS_ACCEPTANCE.ORGANISATION_ID.eq(from))
                .and(exists(selectOne()
                        .from(others)
                        .where(others.TERMS_ID.eq(TRIAL_TERMS_ACCEPTANCE.TERMS_ID))
                        .and(others.ORGANISATION_ID.eq(into))))
                .execute();
        return db.update(TRIAL_TERMS_ACCEPTANCE)
                .set(TRIAL_TERMS_ACCEPTANCE.ORGANISATION_ID, into)
                .where(TRIAL_TERMS_ACCEPTANCE.ORGANISATION_ID.eq(from))
                .execute();
    }
}
