package dev.tessera.review;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.APPEAL;

import dev.tessera.result.CellKey;
import dev.tessera.result.Side;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class AppealQueries {

    /** An appeal, and the cell that it is about. */
    record Of(CellKey cell, long review, Side side, AppealState state) {}

    private final DSLContext db;

    AppealQueries(DSLContext db) {
        this.db = db;
    }

    long insert(CellKey cell, Side side, long review, String reason, long account, Instant now, Instant until) {
        return Objects.requireNonNull(db.insertInto(APPEAL)
                .set(APPEAL.TRIAL_ID, cell.trial())
                .set(APPEAL.TEST_CASE_ID, cell.testCase())
                .set(APPEAL.SUBJECT_ID, cell.subject())
                .set(APPEAL.PEER_ID, cell.peer())
                .set(APPEAL.SIDE, side)
                .set(APPEAL.REVIEW_ID, review)
                .set(APPEAL.REASON, reason)
                .set(APPEAL.ACCOUNT_ID, account)
                .set(APPEAL.MADE_AT, now)
                .set(APPEAL.UNTIL, until)
                .returning(APPEAL.ID)
                .fetchOne(APPEAL.ID));
    }

    /** An appeal of a trial. */
    Optional<Of> find(long trial, long id) {
        return db.select(
                        APPEAL.TRIAL_ID,
                        APPEAL.TEST_CASE_ID,
                        APPEAL.SUBJECT_ID,
                        APPEAL.PEER_ID,
                        APPEAL.REVIEW_ID,
                        APPEAL.SIDE,
                        APPEAL.STATE)
                .from(APPEAL)
                .where(APPEAL.ID.eq(id))
                .and(APPEAL.TRIAL_ID.eq(trial))
                .fetchOptional(r -> new Of(
                        new CellKey(r.value1(), r.value2(), r.value3(), r.value4()),
                        r.value5(),
                        r.value6(),
                        r.value7()));
    }

    void end(long id, AppealState state, @Nullable String answer, @Nullable Long decision, long account, Instant now) {
        db.update(APPEAL)
                .set(APPEAL.STATE, state)
                .set(APPEAL.ANSWER, answer)
                .set(APPEAL.ANSWER_ID, decision)
                .set(APPEAL.ENDED_BY, account)
                .set(APPEAL.ENDED_AT, now)
                .where(APPEAL.ID.eq(id))
                .execute();
    }

    /** A cell's appeals, oldest first, with who ended them. */
    List<Appeal> of(CellKey cell) {
        return db.select(
                        APPEAL.ID,
                        APPEAL.SIDE,
                        APPEAL.REVIEW_ID,
                        APPEAL.REASON,
                        APPEAL.MADE_AT,
                        APPEAL.UNTIL,
                        APPEAL.STATE,
                        APPEAL.ANSWER,
                        ACCOUNT.NAME,
                        APPEAL.ENDED_AT)
                .from(APPEAL)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(APPEAL.ENDED_BY))
                .where(APPEAL.TRIAL_ID.eq(cell.trial()))
                .and(APPEAL.SUBJECT_ID.eq(cell.subject()))
                .and(APPEAL.TEST_CASE_ID.eq(cell.testCase()))
                .and(APPEAL.PEER_ID.isNotDistinctFrom(cell.peer()))
                .orderBy(APPEAL.ID)
                .fetch(r -> new Appeal(
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
}
