package dev.tessera.review;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.REVIEW;
import static dev.tessera.db.Tables.REVIEW_CLAIM;
import static org.jooq.impl.DSL.excluded;

import dev.tessera.result.CellKey;
import dev.tessera.result.Decision;
import dev.tessera.result.Seen;
import dev.tessera.result.Verdict;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Decisions as they are kept, and who looks at what. */
@Repository
class ReviewQueries {

    /**
     * A decision that is to be kept.
     *
     * @param confirms the first of two that it confirms
     */
    record Kept(
            CellKey cell,
            Decision decision,
            @Nullable Verdict verdict,
            @Nullable String verdictReason,
            @Nullable String reason,
            Seen seen,
            long account,
            Instant at,
            boolean takesEffect,
            @Nullable Long confirms) {}

    /** The decision that is in force, and who made it. */
    record InForce(long review, Set<Long> accounts) {}

    private final DSLContext db;

    ReviewQueries(DSLContext db) {
        this.db = db;
    }

    long insert(Kept kept) {
        return Objects.requireNonNull(db.insertInto(REVIEW)
                .set(REVIEW.TRIAL_ID, kept.cell().trial())
                .set(REVIEW.TEST_CASE_ID, kept.cell().testCase())
                .set(REVIEW.SUBJECT_ID, kept.cell().subject())
                .set(REVIEW.PEER_ID, kept.cell().peer())
                .set(REVIEW.DECISION, kept.decision())
                .set(REVIEW.VERDICT, kept.verdict())
                .set(REVIEW.VERDICT_REASON, kept.verdictReason())
                .set(REVIEW.REASON, kept.reason())
                .set(REVIEW.SEEN_SUBJECT, kept.seen().subject())
                .set(REVIEW.SEEN_SUBJECT_AT, kept.seen().subjectAt())
                .set(REVIEW.SEEN_PEER, kept.seen().peer())
                .set(REVIEW.SEEN_PEER_AT, kept.seen().peerAt())
                .set(REVIEW.ACCOUNT_ID, kept.account())
                .set(REVIEW.DECIDED_AT, kept.at())
                .set(REVIEW.TAKES_EFFECT, kept.takesEffect())
                .set(REVIEW.CONFIRMS_ID, kept.confirms())
                .returning(REVIEW.ID)
                .fetchOne(REVIEW.ID));
    }

    /** The decisions about a cell, oldest first, with who made them. */
    List<PastReview> of(CellKey cell) {
        return db.select(
                        REVIEW.ID,
                        REVIEW.DECISION,
                        REVIEW.VERDICT,
                        REVIEW.VERDICT_REASON,
                        REVIEW.REASON,
                        ACCOUNT.NAME,
                        REVIEW.DECIDED_AT,
                        REVIEW.TAKES_EFFECT)
                .from(REVIEW)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(REVIEW.ACCOUNT_ID))
                .where(of(REVIEW, cell))
                .orderBy(REVIEW.ID)
                .fetch(r -> new PastReview(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        r.value7(),
                        r.value8()));
    }

    /** The cell's last decision that took effect. */
    Optional<InForce> inForce(CellKey cell) {
        return db.select(REVIEW.ID)
                .from(REVIEW)
                .where(of(REVIEW, cell))
                .and(REVIEW.TAKES_EFFECT)
                .orderBy(REVIEW.ID.desc())
                .limit(1)
                .fetchOptional(REVIEW.ID)
                .map(this::by);
    }

    /** Who made a decision: the one reviewer, or both. */
    InForce by(long review) {
        var first = REVIEW.as("first");
        Set<Long> accounts = new HashSet<>();
        db.select(REVIEW.ACCOUNT_ID, first.ACCOUNT_ID)
                .from(REVIEW)
                .leftJoin(first)
                .on(first.ID.eq(REVIEW.CONFIRMS_ID))
                .where(REVIEW.ID.eq(review))
                .forEach(r -> {
                    accounts.add(r.value1());
                    if (r.value2() != null) {
                        accounts.add(r.value2());
                    }
                });
        return new InForce(review, Set.copyOf(accounts));
    }

    /** Whether nobody else looks at the cell; then it is theirs until that moment. */
    boolean claim(CellKey cell, long account, Instant now, Instant until) {
        return db.insertInto(REVIEW_CLAIM)
                        .set(REVIEW_CLAIM.TRIAL_ID, cell.trial())
                        .set(REVIEW_CLAIM.TEST_CASE_ID, cell.testCase())
                        .set(REVIEW_CLAIM.SUBJECT_ID, cell.subject())
                        .set(REVIEW_CLAIM.PEER_ID, cell.peer())
                        .set(REVIEW_CLAIM.ACCOUNT_ID, account)
                        .set(REVIEW_CLAIM.EXPIRES_AT, until)
                        .onConflict(
                                REVIEW_CLAIM.TRIAL_ID,
                                REVIEW_CLAIM.TEST_CASE_ID,
                                REVIEW_CLAIM.SUBJECT_ID,
                                REVIEW_CLAIM.PEER_ID)
                        .doUpdate()
                        .set(REVIEW_CLAIM.ACCOUNT_ID, excluded(REVIEW_CLAIM.ACCOUNT_ID))
                        .set(REVIEW_CLAIM.EXPIRES_AT, excluded(REVIEW_CLAIM.EXPIRES_AT))
                        .where(REVIEW_CLAIM.ACCOUNT_ID.eq(account).or(REVIEW_CLAIM.EXPIRES_AT.le(now)))
                        .execute()
                == 1;
    }

    /** Gives one's own cell back; returns whether it was one's own. */
    boolean release(CellKey cell, long account) {
        return db.deleteFrom(REVIEW_CLAIM)
                        .where(of(REVIEW_CLAIM, cell))
                        .and(REVIEW_CLAIM.ACCOUNT_ID.eq(account))
                        .execute()
                == 1;
    }

    /** Nobody looks at it any more: it is decided. */
    void unclaim(CellKey cell) {
        db.deleteFrom(REVIEW_CLAIM).where(of(REVIEW_CLAIM, cell)).execute();
    }

    private static Condition of(dev.tessera.db.tables.Review review, CellKey cell) {
        return review.TRIAL_ID
                .eq(cell.trial())
                .and(review.TEST_CASE_ID.eq(cell.testCase()))
                .and(review.SUBJECT_ID.eq(cell.subject()))
                .and(review.PEER_ID.isNotDistinctFrom(cell.peer()));
    }

    private static Condition of(dev.tessera.db.tables.ReviewClaim claim, CellKey cell) {
        return claim.TRIAL_ID
                .eq(cell.trial())
                .and(claim.TEST_CASE_ID.eq(cell.testCase()))
                .and(claim.SUBJECT_ID.eq(cell.subject()))
                .and(claim.PEER_ID.isNotDistinctFrom(cell.peer()));
    }
}
