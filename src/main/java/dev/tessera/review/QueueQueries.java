package dev.tessera.review;

import static dev.tessera.db.Tables.OUTCOME;
import static org.jooq.impl.DSL.val;

import dev.tessera.result.CellKey;
import dev.tessera.result.Decision;
import dev.tessera.result.Outcome;
import dev.tessera.result.Seen;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What waits for reviewers in a trial. */
@Repository
class QueueQueries {

    /** The first of two reviewers' decisions. */
    record First(
            long id,
            long account,
            Decision decision,
            @Nullable Verdict verdict) {}

    /**
     * A cell as it waits, or does not.
     *
     * @param sidesReason why nothing was run, as the sides say
     * @param total how many such cells there are
     */
    record Waiting(
            CellKey cell,
            @Nullable ItemKind kind,
            Outcome outcome,
            @Nullable String sidesReason,
            @Nullable Instant due,
            boolean critical,
            @Nullable Long appeal,
            @Nullable First first,
            @Nullable Claim claim,
            int total) {

        Seen seen() {
            return outcome.seen();
        }
    }

    /**
     * Whose eyes the queue is for.
     *
     * @param excluded the participations whose cells they do not decide
     */
    record Eyes(long account, Collection<Long> excluded) {}

    /** What is asked for beyond that a cell waits. */
    record Asked(
            Collection<Long> tests,
            @Nullable ItemKind kind,
            @Nullable Collection<Long> participations,
            boolean mine) {}

    /**
     * Every cell of a trial with why it waits. A first decision counts as long as the sides say what its reviewer saw,
     * and nobody has decided since.
     */
    private static final String CELLS = """
            with first as (
              select r.* from review r
               where r.trial_id = {0} and not r.takes_effect
                 and not exists (select from review l
                                  where l.trial_id = r.trial_id and l.subject_id = r.subject_id
                                    and l.test_case_id = r.test_case_id and l.peer_id is not distinct from r.peer_id
                                    and l.id > r.id)
            ), cell as (
              select o.*,
                     a.id as appeal_id, a.until as appeal_until, a.review_id as appealed,
                     f.id as first_id, f.account_id as first_account, f.decision as first_decision,
                     f.verdict as first_verdict,
                     c.account_id as claim_account, c.expires_at as claim_until, who.name as claim_name,
                     o.test_case_id = any({1}::bigint[]) as critical,
                     o.changed_at + make_interval(days => {2}) as agree_until,
                     case when a.id is not null then 'appeal'
                          when o.standing = 'disputed'
                               and ({3} or o.changed_at + make_interval(days => {2}) <= {4}::timestamptz) then 'dispute'
                          when f.id is not null then 'second'
                          when o.decision is not null and o.standing in ('claimed', 'agreed', 'disputed') then 'changed'
                          when o.standing in ('claimed', 'agreed')
                               and ({3} or ((o.peer_id is null or o.standing = 'agreed')
                                            and exists (select from review_ready y
                                                         where y.participation_id in (o.subject_id, o.peer_id))))
                            then 'waiting' end as kind
                from outcome o
                left join appeal a
                  on a.trial_id = o.trial_id and a.test_case_id = o.test_case_id and a.subject_id = o.subject_id
                 and a.peer_id is not distinct from o.peer_id and a.state = 'open'
                left join first f
                  on f.test_case_id = o.test_case_id and f.subject_id = o.subject_id
                 and f.peer_id is not distinct from o.peer_id
                 and f.seen_subject is not distinct from o.subject_verdict
                 and f.seen_subject_at is not distinct from o.subject_at
                 and f.seen_peer is not distinct from o.peer_verdict
                 and f.seen_peer_at is not distinct from o.peer_at
                 and (o.decided_at is null or f.decided_at > o.decided_at)
                left join review_claim c
                  on c.trial_id = o.trial_id and c.test_case_id = o.test_case_id and c.subject_id = o.subject_id
                 and c.peer_id is not distinct from o.peer_id and c.expires_at > {4}::timestamptz
                left join account who on who.id = c.account_id
               where o.trial_id = {0}
            """;

    private static final String PAGE = CELLS + """
            )
            select *, count(*) over () as total
              from cell
             where kind is not null
               and test_case_id = any({5}::bigint[])
               and subject_id <> all({6}::bigint[]) and (peer_id is null or peer_id <> all({6}::bigint[]))
               and first_account is distinct from {7}
               and not exists (select from review d
                                where d.account_id = {7}
                                  and (d.id = appealed
                                       or d.id = (select confirms_id from review e where e.id = appealed)))
               and ({8}::text is null or kind = {8})
               and ({9}::bigint[] is null or subject_id = any({9}) or peer_id = any({9}))
               and (not {10} or claim_account = {7})
             order by case kind when 'appeal' then 1 when 'dispute' then 2 when 'second' then 3 when 'changed' then 4
                                else 5 end,
                      coalesce(appeal_until, changed_at), test_case_id, subject_id, peer_id
             limit {11} offset {12}
            """;

    private static final String ONE = CELLS + """
                 and o.test_case_id = {5} and o.subject_id = {6} and o.peer_id is not distinct from {7}::bigint
            )
            select *, 1 as total from cell
            """;

    private final DSLContext db;

    QueueQueries(DSLContext db) {
        this.db = db;
    }

    /** A page of what waits, the most urgent first, in one statement. */
    List<Waiting> page(Trial trial, Collection<Long> critical, Eyes eyes, Asked asked, Instant now, int page) {
        return db.fetch(
                        PAGE,
                        val(trial.id()),
                        array(critical),
                        val(trial.setup().results().disputeDays()),
                        val(trial.status() == TrialStatus.REVIEWING),
                        val(at(now)),
                        array(asked.tests()),
                        array(eyes.excluded()),
                        val(eyes.account()),
                        val(asked.kind() == null ? null : asked.kind().name().toLowerCase(Locale.ROOT), String.class),
                        asked.participations() == null ? val(null, Long[].class) : array(asked.participations()),
                        val(asked.mine()),
                        val(ReviewQueue.PAGE),
                        val(page * ReviewQueue.PAGE))
                .map(r -> waiting(trial.id(), r));
    }

    /** One cell, whether or not it waits. */
    Optional<Waiting> one(Trial trial, Collection<Long> critical, CellKey cell, Instant now) {
        return db
                .fetch(
                        ONE,
                        val(trial.id()),
                        array(critical),
                        val(trial.setup().results().disputeDays()),
                        val(trial.status() == TrialStatus.REVIEWING),
                        val(at(now)),
                        val(cell.testCase()),
                        val(cell.subject()),
                        val(cell.peer(), Long.class))
                .map(r -> waiting(trial.id(), r))
                .stream()
                .findFirst();
    }

    /** Keeps everybody else from deciding, and the sides from reporting, until the transaction ends. */
    void lock(CellKey cell) {
        db.selectOne()
                .from(OUTCOME)
                .where(OUTCOME.TRIAL_ID.eq(cell.trial()))
                .and(OUTCOME.TEST_CASE_ID.eq(cell.testCase()))
                .and(OUTCOME.SUBJECT_ID.eq(cell.subject()))
                .and(OUTCOME.PEER_ID.isNotDistinctFrom(cell.peer()))
                .forNoKeyUpdate()
                .fetch();
    }

    private static Waiting waiting(long trial, Record r) {
        Long peer = r.get("peer_id", Long.class);
        long test = r.get("test_case_id", Long.class);
        long subject = r.get("subject_id", Long.class);
        Outcome outcome = new Outcome(
                test,
                subject,
                peer,
                constant(r, "verdict", Verdict.class),
                constant(r, "standing", Standing.class),
                r.get("reason", String.class),
                constant(r, "subject_verdict", Verdict.class),
                constant(r, "peer_verdict", Verdict.class),
                instant(r, "subject_at"),
                instant(r, "peer_at"),
                instant(r, "changed_at"),
                constant(r, "decision", Decision.class),
                instant(r, "decided_at"));
        ItemKind kind = constant(r, "kind", ItemKind.class);
        Long appeal = r.get("appeal_id", Long.class);
        Long first = r.get("first_id", Long.class);
        Long claimed = r.get("claim_account", Long.class);
        String subjectReason = r.get("subject_reason", String.class);
        return new Waiting(
                new CellKey(trial, test, subject, peer),
                kind,
                outcome,
                subjectReason == null ? r.get("peer_reason", String.class) : subjectReason,
                appeal != null
                        ? instant(r, "appeal_until")
                        : outcome.standing() == Standing.DISPUTED ? instant(r, "agree_until") : null,
                r.get("critical", Boolean.class),
                appeal,
                first == null
                        ? null
                        : new First(
                                first,
                                r.get("first_account", Long.class),
                                constant(r, "first_decision", Decision.class),
                                constant(r, "first_verdict", Verdict.class)),
                claimed == null
                        ? null
                        : new Claim(claimed, r.get("claim_name", String.class), instant(r, "claim_until")),
                r.get("total", Integer.class));
    }

    @SuppressWarnings("NullAway") // what is null in a row is null in the record that takes it
    private static <E extends Enum<E>> E constant(Record row, String column, Class<E> type) {
        String word = row.get(column, String.class);
        return word == null ? null : Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    @SuppressWarnings("NullAway") // likewise
    private static Instant instant(Record row, String column) {
        return row.get(column, Instant.class);
    }

    private static org.jooq.Field<Long[]> array(Collection<Long> ids) {
        return val(ids.toArray(Long[]::new));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
