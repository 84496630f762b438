package dev.tessera.result;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.OUTCOME;
import static dev.tessera.db.Tables.REPORT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ReportQueries {

    /**
     * Appends reports and brings their cells up to date, in one statement: append and upsert together take half of
     * what they take one after the other.
     *
     * <p>What a side says is the verdict of its latest reports; several at one moment that differ are
     * inconclusive. What is inconclusive keeps no reason here, whether said so or so by several words that differ:
     * it could not be told which, and the order of writing would show. The given reports are first folded to one row per cell, then merged by the same rule into what
     * the cell has. A side writes its own columns only and compares with the row as it is when it has the lock, so
     * the order in which transactions commit makes no difference.
     */
    private static final String APPEND = """
            with given as (
              select * from unnest(
                {0}::bigint[], {1}::test_kind[], {2}::bigint[], {3}::bigint[], {4}::side[], {5}::verdict[],
                {6}::text[], {7}::text[], {8}::timestamptz[], {9}::timestamptz[], {14}::uuid[])
                as g(test_case_id, test_kind, subject_id, peer_id, side, verdict, reason, notes, observed_at, effective_at,
                     entry)
               where g.entry is null or not exists (select from report r where r.entry = g.entry)
            ), told as (
              insert into report (trial_id, test_case_id, test_kind, subject_id, peer_id, side, verdict, reason, notes,
                                  observed_at, effective_at, recorded_at, account_id, import_id, entry)
              select {10}, test_case_id, test_kind, subject_id, peer_id, side, verdict, reason, notes,
                     observed_at, effective_at, {11}, {12}, {13}, entry
                from given
            ), latest as (
              select *, max(effective_at) over (partition by test_case_id, subject_id, peer_id, side) as moment
                from given
            ), cell as (
              select test_case_id, test_kind, subject_id, peer_id,
                     min(verdict) filter (where side = 'subject') as s_least,
                     max(verdict) filter (where side = 'subject') as s_most,
                     min(reason) filter (where side = 'subject') as s_reason,
                     max(effective_at) filter (where side = 'subject') as s_at,
                     min(verdict) filter (where side = 'peer') as p_least,
                     max(verdict) filter (where side = 'peer') as p_most,
                     min(reason) filter (where side = 'peer') as p_reason,
                     max(effective_at) filter (where side = 'peer') as p_at
                from latest
               where effective_at = moment
               group by test_case_id, test_kind, subject_id, peer_id
            )
            insert into outcome as o (trial_id, test_case_id, test_kind, subject_id, peer_id,
                                      subject_verdict, subject_reason, subject_at, peer_verdict, peer_reason, peer_at,
                                      changed_at)
            select {10}, test_case_id, test_kind, subject_id, peer_id,
                   case when s_least = s_most then s_least when s_least is not null then 'inconclusive' end,
                   case when s_least = s_most and s_least <> 'inconclusive' then s_reason end,
                   s_at,
                   case when p_least = p_most then p_least when p_least is not null then 'inconclusive' end,
                   case when p_least = p_most and p_least <> 'inconclusive' then p_reason end,
                   p_at,
                   {11}
              from cell
             order by test_case_id, subject_id, peer_id
            on conflict (trial_id, test_case_id, subject_id, peer_id) do update set
              subject_verdict = case
                when excluded.subject_at is null or excluded.subject_at < o.subject_at then o.subject_verdict
                when excluded.subject_at = o.subject_at and excluded.subject_verdict <> o.subject_verdict then 'inconclusive'
                else excluded.subject_verdict end,
              subject_reason = case
                when excluded.subject_at is null or excluded.subject_at < o.subject_at then o.subject_reason
                when excluded.subject_at = o.subject_at and excluded.subject_verdict <> o.subject_verdict then null
                when excluded.subject_at = o.subject_at then least(excluded.subject_reason, o.subject_reason)
                else excluded.subject_reason end,
              subject_at = greatest(excluded.subject_at, o.subject_at),
              peer_verdict = case
                when excluded.peer_at is null or excluded.peer_at < o.peer_at then o.peer_verdict
                when excluded.peer_at = o.peer_at and excluded.peer_verdict <> o.peer_verdict then 'inconclusive'
                else excluded.peer_verdict end,
              peer_reason = case
                when excluded.peer_at is null or excluded.peer_at < o.peer_at then o.peer_reason
                when excluded.peer_at = o.peer_at and excluded.peer_verdict <> o.peer_verdict then null
                when excluded.peer_at = o.peer_at then least(excluded.peer_reason, o.peer_reason)
                else excluded.peer_reason end,
              peer_at = greatest(excluded.peer_at, o.peer_at),
              -- The latest moment, though not the latest to commit: a look at the past relies on it.
              changed_at = greatest(excluded.changed_at, o.changed_at),
              changed = this_transaction()
            where (excluded.subject_at is not null and (o.subject_at is null or excluded.subject_at >= o.subject_at))
               or (excluded.peer_at is not null and (o.peer_at is null or excluded.peer_at >= o.peer_at))
            """;

    private final DSLContext db;

    ReportQueries(DSLContext db) {
        this.db = db;
    }

    void append(
            long trial, List<NewReport> reports, Instant recordedAt, @Nullable Long account, @Nullable Long importId) {
        db.execute(
                APPEND,
                val(column(reports, Long.class, NewReport::testCase)),
                val(column(reports, String.class, r -> word(r.kind()))),
                val(column(reports, Long.class, NewReport::subject)),
                val(column(reports, Long.class, NewReport::peer)),
                val(column(reports, String.class, r -> word(r.side()))),
                val(column(reports, String.class, r -> r.verdict().word())),
                val(column(reports, String.class, NewReport::reason)),
                val(column(reports, String.class, NewReport::notes)),
                val(column(reports, OffsetDateTime.class, r -> at(r.observedAt()))),
                val(column(reports, OffsetDateTime.class, r -> at(r.effectiveAt()))),
                val(trial),
                val(at(recordedAt)),
                val(account, Long.class),
                val(importId, Long.class),
                val(column(reports, UUID.class, NewReport::entry)));
    }

    /** What has been said so far about these subjects' cells in a trial. */
    List<StoredReport> reports(long trial, Collection<Long> subjects) {
        return reports(REPORT.TRIAL_ID.eq(trial).and(REPORT.SUBJECT_ID.eq(any(subjects.toArray(Long[]::new)))));
    }

    private List<StoredReport> reports(Condition condition) {
        return db.select(
                        REPORT.ID,
                        REPORT.TEST_CASE_ID,
                        REPORT.SUBJECT_ID,
                        REPORT.PEER_ID,
                        REPORT.SIDE,
                        REPORT.VERDICT,
                        REPORT.REASON,
                        REPORT.NOTES,
                        REPORT.OBSERVED_AT,
                        REPORT.EFFECTIVE_AT,
                        REPORT.RECORDED_AT)
                .from(REPORT)
                .where(condition)
                .fetch(Records.mapping(StoredReport::new));
    }

    /** Everything that was said about one cell, oldest first. */
    List<CellReport> story(
            long trial, long testCase, long subject, @Nullable Long peer, Function<Side, String> organisation) {
        var cell = OUTCOME.TRIAL_ID
                .eq(REPORT.TRIAL_ID)
                .and(OUTCOME.TEST_CASE_ID.eq(REPORT.TEST_CASE_ID))
                .and(OUTCOME.SUBJECT_ID.eq(REPORT.SUBJECT_ID))
                .and(OUTCOME.PEER_ID.isNotDistinctFrom(REPORT.PEER_ID));
        return db.select(
                        REPORT.SIDE,
                        REPORT.VERDICT,
                        REPORT.REASON,
                        REPORT.NOTES,
                        REPORT.OBSERVED_AT,
                        REPORT.RECORDED_AT,
                        ACCOUNT.NAME,
                        REPORT.IMPORT_ID,
                        REPORT.EFFECTIVE_AT,
                        OUTCOME.SUBJECT_AT,
                        OUTCOME.PEER_AT)
                .from(REPORT)
                .join(OUTCOME)
                .on(cell)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(REPORT.ACCOUNT_ID))
                .where(REPORT.TRIAL_ID.eq(trial))
                .and(REPORT.TEST_CASE_ID.eq(testCase))
                .and(REPORT.SUBJECT_ID.eq(subject))
                .and(REPORT.PEER_ID.isNotDistinctFrom(peer))
                .orderBy(REPORT.EFFECTIVE_AT, REPORT.ID)
                .fetch(r -> new CellReport(
                        r.value1(),
                        organisation.apply(r.value1()),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        r.value7(),
                        r.value8() != null,
                        r.value9().equals(r.value1() == Side.SUBJECT ? r.value10() : r.value11())));
    }

    /** Whether the sides still say what was seen, so that the decision could be put there. */
    boolean decide(CellKey cell, Decided decided) {
        Seen seen = decided.seen();
        return db.update(OUTCOME)
                        .set(OUTCOME.DECISION, decided.decision())
                        .set(OUTCOME.DECIDED_VERDICT, decided.verdict())
                        .set(OUTCOME.DECIDED_REASON, decided.reason())
                        .set(OUTCOME.DECIDED_AT, decided.at())
                        .set(OUTCOME.SEEN_SUBJECT, OUTCOME.SUBJECT_VERDICT)
                        .set(OUTCOME.SEEN_SUBJECT_AT, OUTCOME.SUBJECT_AT)
                        .set(OUTCOME.SEEN_PEER, OUTCOME.PEER_VERDICT)
                        .set(OUTCOME.SEEN_PEER_AT, OUTCOME.PEER_AT)
                        .set(OUTCOME.CHANGED_AT, greatest(OUTCOME.CHANGED_AT, val(decided.at(), OUTCOME.CHANGED_AT)))
                        .set(OUTCOME.CHANGED, field("this_transaction()", Long.class))
                        .where(OUTCOME.TRIAL_ID.eq(cell.trial()))
                        .and(OUTCOME.TEST_CASE_ID.eq(cell.testCase()))
                        .and(OUTCOME.SUBJECT_ID.eq(cell.subject()))
                        .and(OUTCOME.PEER_ID.isNotDistinctFrom(cell.peer()))
                        .and(OUTCOME.SUBJECT_VERDICT.isNotDistinctFrom(seen.subject()))
                        .and(OUTCOME.SUBJECT_AT.isNotDistinctFrom(seen.subjectAt()))
                        .and(OUTCOME.PEER_VERDICT.isNotDistinctFrom(seen.peer()))
                        .and(OUTCOME.PEER_AT.isNotDistinctFrom(seen.peerAt()))
                        .and(OUTCOME.DECIDED_AT.isNotDistinctFrom(seen.decidedAt()))
                        .execute()
                == 1;
    }

    Optional<Outcome> outcome(long trial, long testCase, long subject, @Nullable Long peer) {
        return outcomes(OUTCOME.TRIAL_ID
                        .eq(trial)
                        .and(OUTCOME.TEST_CASE_ID.eq(testCase))
                        .and(OUTCOME.SUBJECT_ID.eq(subject))
                        .and(OUTCOME.PEER_ID.isNotDistinctFrom(peer)))
                .stream()
                .findFirst();
    }

    /** Where these cells of a trial stand. */
    List<Outcome> outcomes(long trial, Set<CellKey> cells) {
        return outcomes(OUTCOME.TRIAL_ID
                        .eq(trial)
                        .and(OUTCOME.TEST_CASE_ID.eq(
                                any(cells.stream().map(CellKey::testCase).toArray(Long[]::new))))
                        .and(OUTCOME.SUBJECT_ID.eq(
                                any(cells.stream().map(CellKey::subject).toArray(Long[]::new)))))
                .stream()
                .filter(o -> cells.contains(new CellKey(trial, o.testCase(), o.subject(), o.peer())))
                .toList();
    }

    /** The outcomes in which a participation is the subject or the peer. */
    List<Outcome> outcomesOf(long trial, long participation) {
        return outcomes(OUTCOME.TRIAL_ID
                .eq(trial)
                .and(OUTCOME.SUBJECT_ID.eq(participation).or(OUTCOME.PEER_ID.eq(participation))));
    }

    private List<Outcome> outcomes(Condition condition) {
        return db.select(
                        OUTCOME.TEST_CASE_ID,
                        OUTCOME.SUBJECT_ID,
                        OUTCOME.PEER_ID,
                        OUTCOME.VERDICT,
                        OUTCOME.STANDING,
                        OUTCOME.REASON,
                        OUTCOME.SUBJECT_VERDICT,
                        OUTCOME.PEER_VERDICT,
                        OUTCOME.SUBJECT_AT,
                        OUTCOME.PEER_AT,
                        OUTCOME.CHANGED_AT,
                        OUTCOME.DECISION,
                        OUTCOME.DECIDED_AT)
                .from(OUTCOME)
                .where(condition)
                .fetch(Records.mapping(Outcome::new));
    }

    @SuppressWarnings("unchecked")
    private static <T> T[] column(List<NewReport> reports, Class<T> type, Function<NewReport, @Nullable T> value) {
        T[] column = (T[]) java.lang.reflect.Array.newInstance(type, reports.size());
        for (int i = 0; i < column.length; i++) {
            column[i] = value.apply(reports.get(i));
        }
        return column;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
