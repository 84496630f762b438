package dev.tessera.discussion;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.COMMENT;
import static dev.tessera.db.Tables.COMMENT_BEFORE;
import static dev.tessera.db.Tables.COMMENT_MENTION;
import static dev.tessera.db.Tables.MEMBERSHIP;
import static dev.tessera.db.Tables.REPORT;
import static dev.tessera.db.Tables.TRIAL_REVIEWER;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.nvl2;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.tessera.result.CellKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class CommentQueries {

    /**
     * A comment as it is stored.
     *
     * @param author none: they left
     * @param withdrawer none: it stands, or they left
     */
    record Stored(
            long id,
            CellKey cell,
            long account,
            @Nullable String author,
            Voice voice,
            String text,
            Instant writtenAt,
            @Nullable Instant correctedAt,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawer,
            int version) {}

    private final DSLContext db;

    CommentQueries(DSLContext db) {
        this.db = db;
    }

    /** What was written about a cell, oldest first. */
    List<Stored> of(CellKey cell) {
        return stored(COMMENT.TRIAL_ID
                .eq(cell.trial())
                .and(COMMENT.TEST_CASE_ID.eq(cell.testCase()))
                .and(COMMENT.SUBJECT_ID.eq(cell.subject()))
                .and(COMMENT.PEER_ID.isNotDistinctFrom(cell.peer())));
    }

    Optional<Stored> byId(long id) {
        return stored(COMMENT.ID.eq(id)).stream().findFirst();
    }

    private List<Stored> stored(Condition which) {
        var withdrawer = ACCOUNT.as("withdrawer");
        return db.select(
                        COMMENT.ID,
                        COMMENT.TRIAL_ID,
                        COMMENT.TEST_CASE_ID,
                        COMMENT.SUBJECT_ID,
                        COMMENT.PEER_ID,
                        COMMENT.ACCOUNT_ID,
                        COMMENT.VOICE,
                        COMMENT.TEXT,
                        COMMENT.WRITTEN_AT,
                        COMMENT.CORRECTED_AT,
                        COMMENT.WITHDRAWN_AT,
                        COMMENT.VERSION,
                        when(ACCOUNT.LEFT_AT.isNull(), ACCOUNT.NAME).as("author"),
                        when(withdrawer.LEFT_AT.isNull(), withdrawer.NAME).as("withdrawer"))
                .from(COMMENT)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(COMMENT.ACCOUNT_ID))
                .leftJoin(withdrawer)
                .on(withdrawer.ID.eq(COMMENT.WITHDRAWN_BY))
                .where(which)
                .orderBy(COMMENT.ID)
                .fetch(r -> new Stored(
                        r.get(COMMENT.ID),
                        new CellKey(
                                r.get(COMMENT.TRIAL_ID),
                                r.get(COMMENT.TEST_CASE_ID),
                                r.get(COMMENT.SUBJECT_ID),
                                r.get(COMMENT.PEER_ID)),
                        r.get(COMMENT.ACCOUNT_ID),
                        r.get("author", String.class),
                        r.get(COMMENT.VOICE),
                        r.get(COMMENT.TEXT),
                        r.get(COMMENT.WRITTEN_AT),
                        r.get(COMMENT.CORRECTED_AT),
                        r.get(COMMENT.WITHDRAWN_AT),
                        r.get("withdrawer", String.class),
                        r.get(COMMENT.VERSION)));
    }

    /** How those are called whom comments name, by comment and account; empty for whoever left. */
    Map<Long, Map<Long, String>> named(Collection<Long> comments) {
        return db
                .select(
                        COMMENT_MENTION.COMMENT_ID,
                        COMMENT_MENTION.ACCOUNT_ID,
                        nvl2(ACCOUNT.LEFT_AT, val(""), ACCOUNT.NAME).as("name"))
                .from(COMMENT_MENTION)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(COMMENT_MENTION.ACCOUNT_ID))
                .where(COMMENT_MENTION.COMMENT_ID.eq(any(comments.toArray(Long[]::new))))
                .fetchGroups(
                        r -> r.get(COMMENT_MENTION.COMMENT_ID),
                        r -> Map.entry(r.get(COMMENT_MENTION.ACCOUNT_ID), r.get("name", String.class)))
                .entrySet()
                .stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, e -> Map.ofEntries(e.getValue().toArray(Map.Entry[]::new))));
    }

    long insert(CellKey cell, long account, Voice voice, String text, Instant now) {
        return db.insertInto(COMMENT)
                .set(COMMENT.TRIAL_ID, cell.trial())
                .set(COMMENT.TEST_CASE_ID, cell.testCase())
                .set(COMMENT.SUBJECT_ID, cell.subject())
                .set(COMMENT.PEER_ID, cell.peer())
                .set(COMMENT.ACCOUNT_ID, account)
                .set(COMMENT.VOICE, voice)
                .set(COMMENT.TEXT, text)
                .set(COMMENT.WRITTEN_AT, now)
                .returningResult(COMMENT.ID)
                .fetchSingle()
                .value1();
    }

    /** Puts another text in the place of one, which is kept; returns false if it is not that one any more. */
    boolean correct(long comment, int version, String text, Instant now) {
        // A row is seen by whoever comes first; the second finds another version.
        var before = db.select(COMMENT.TEXT)
                .from(COMMENT)
                .where(COMMENT.ID.eq(comment))
                .and(COMMENT.VERSION.eq(version))
                .and(COMMENT.WITHDRAWN_AT.isNull())
                .forUpdate()
                .fetchOptional(COMMENT.TEXT);
        if (before.isEmpty()) {
            return false;
        }
        db.insertInto(COMMENT_BEFORE)
                .set(COMMENT_BEFORE.COMMENT_ID, comment)
                .set(COMMENT_BEFORE.TEXT, before.get())
                .set(COMMENT_BEFORE.REPLACED_AT, now)
                .execute();
        db.update(COMMENT)
                .set(COMMENT.TEXT, text)
                .set(COMMENT.CORRECTED_AT, now)
                .set(COMMENT.VERSION, version + 1)
                .where(COMMENT.ID.eq(comment))
                .execute();
        return true;
    }

    /** Takes a comment back; returns false if it was taken back before. */
    boolean withdraw(long comment, long by, Instant now) {
        return db.update(COMMENT)
                        .set(COMMENT.WITHDRAWN_AT, now)
                        .set(COMMENT.WITHDRAWN_BY, by)
                        .set(COMMENT.VERSION, COMMENT.VERSION.plus(1))
                        .where(COMMENT.ID.eq(comment))
                        .and(COMMENT.WITHDRAWN_AT.isNull())
                        .execute()
                > 0;
    }

    /** Whom a comment names from now on. */
    void mention(long comment, Collection<Long> people) {
        db.deleteFrom(COMMENT_MENTION)
                .where(COMMENT_MENTION.COMMENT_ID.eq(comment))
                .execute();
        for (long person : people) {
            db.insertInto(COMMENT_MENTION)
                    .set(COMMENT_MENTION.COMMENT_ID, comment)
                    .set(COMMENT_MENTION.ACCOUNT_ID, person)
                    .execute();
        }
    }

    /** How many comments somebody wrote since a moment. */
    int writtenSince(long account, Instant since) {
        return db.fetchCount(COMMENT, COMMENT.ACCOUNT_ID.eq(account).and(COMMENT.WRITTEN_AT.gt(since)));
    }

    /** Who wrote about a cell. */
    Set<Long> writers(CellKey cell) {
        return db.selectDistinct(COMMENT.ACCOUNT_ID)
                .from(COMMENT)
                .where(COMMENT.TRIAL_ID.eq(cell.trial()))
                .and(COMMENT.TEST_CASE_ID.eq(cell.testCase()))
                .and(COMMENT.SUBJECT_ID.eq(cell.subject()))
                .and(COMMENT.PEER_ID.isNotDistinctFrom(cell.peer()))
                .and(COMMENT.WITHDRAWN_AT.isNull())
                .fetchSet(COMMENT.ACCOUNT_ID);
    }

    /** Who recorded what a side says of a cell. */
    Set<Long> reporters(CellKey cell) {
        return db.selectDistinct(REPORT.ACCOUNT_ID)
                .from(REPORT)
                .where(REPORT.TRIAL_ID.eq(cell.trial()))
                .and(REPORT.TEST_CASE_ID.eq(cell.testCase()))
                .and(REPORT.SUBJECT_ID.eq(cell.subject()))
                .and(REPORT.PEER_ID.isNotDistinctFrom(cell.peer()))
                .and(REPORT.ACCOUNT_ID.isNotNull())
                .fetchSet(REPORT.ACCOUNT_ID);
    }

    /** People of these organisations, reviewers of the trial and coordinators in whose name there is a text. */
    List<Long> called(long trial, Collection<Long> organisations, String text, int most) {
        return db.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.LEFT_AT.isNull())
                .and(ACCOUNT.NAME.containsIgnoreCase(text))
                .and(ACCOUNT.SITE_ROLE
                        .isNotNull()
                        .or(ACCOUNT.ID.in(select(MEMBERSHIP.ACCOUNT_ID)
                                .from(MEMBERSHIP)
                                .where(MEMBERSHIP.ORGANISATION_ID.eq(any(organisations.toArray(Long[]::new))))))
                        .or(ACCOUNT.ID.in(select(TRIAL_REVIEWER.ACCOUNT_ID)
                                .from(TRIAL_REVIEWER)
                                .where(TRIAL_REVIEWER.TRIAL_ID.eq(trial)))))
                .orderBy(DSL.lower(ACCOUNT.NAME), ACCOUNT.ID)
                .limit(most)
                .fetch(ACCOUNT.ID);
    }

    /** Of whoever leaves, the name stands in no text any more that names them. */
    void forgetName(long account, String instead) {
        String mention = "@\\[([^\\]\\\\]|\\\\.)*\\]\\(person:" + account + "\\)";
        String now = "@[" + instead + "](person:" + account + ")";
        var named =
                select(COMMENT_MENTION.COMMENT_ID).from(COMMENT_MENTION).where(COMMENT_MENTION.ACCOUNT_ID.eq(account));
        db.update(COMMENT)
                .set(COMMENT.TEXT, DSL.regexpReplaceAll(COMMENT.TEXT, mention, now))
                .where(COMMENT.ID.in(named))
                .execute();
        db.update(COMMENT_BEFORE)
                .set(COMMENT_BEFORE.TEXT, DSL.regexpReplaceAll(COMMENT_BEFORE.TEXT, mention, now))
                .where(COMMENT_BEFORE.TEXT.contains("(person:" + account + ")"))
                .execute();
    }
}
