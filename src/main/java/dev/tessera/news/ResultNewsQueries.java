package dev.tessera.news;

import static dev.tessera.db.Tables.RESULT_NEWS;
import static dev.tessera.db.Tables.TRIAL;
import static org.jooq.impl.DSL.val;

import dev.tessera.trial.TrialStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class ResultNewsQueries {

    /** How far one trial was looked at. */
    record Seen(@Nullable Instant toldAt, @Nullable String snapshot) {}

    /** What changed in one trial for an organisation: what waits for it, and what is disputed. */
    record Change(long organisation, int toAnswer, int disputed) {}

    /** What changed, and what had committed when it was looked at. */
    record Changes(String snapshot, List<Change> changes) {}

    /** The snapshot is that of the statement itself, so that nothing falls between it and the next look. */
    private static final String CHANGES = """
            with changed as (
              select subject_id, peer_id, standing, subject_verdict is null as subject_waits, peer_verdict is null as peer_waits
                from outcome
               where trial_id = {0} and peer_id is not null and standing in ('claimed', 'disputed')
                 and changed >= coalesce(pg_snapshot_xmin({1}::pg_snapshot)::text::bigint, 0)
                 and coalesce(changed_since(changed, {1}::pg_snapshot), true)
            ), whose as (
              select p.id, d.organisation_id
                from participation p
                join product_version v on v.id = p.product_version_id
                join product d on d.id = v.product_id
               where p.trial_id = {0} and p.status = 'accepted'
            ), told as (
              select w.organisation_id, c.subject_waits as waits, c.standing = 'disputed' as disputed
                from changed c join whose w on w.id = c.subject_id
              union all
              select w.organisation_id, c.peer_waits, c.standing = 'disputed'
                from changed c join whose w on w.id = c.peer_id
            ), summed as (
              select organisation_id, count(*) filter (where waits)::int as to_answer,
                     count(*) filter (where disputed)::int as disputed
                from told
               where waits or disputed
               group by organisation_id
            )
            select pg_current_snapshot()::text, s.organisation_id, s.to_answer, s.disputed
              from (values (1)) one left join summed s on true
             order by s.organisation_id
            """;

    private final DSLContext db;

    ResultNewsQueries(DSLContext db) {
        this.db = db;
    }

    /** The trials in which results are recorded now. */
    List<Long> running() {
        return db.select(TRIAL.ID)
                .from(TRIAL)
                .where(TRIAL.STATUS.in(TrialStatus.OPEN, TrialStatus.REVIEWING))
                .orderBy(TRIAL.ID)
                .fetch(TRIAL.ID);
    }

    /** How far a trial was looked at; none while another node looks at it. */
    Optional<Seen> lock(long trial) {
        db.insertInto(RESULT_NEWS)
                .set(RESULT_NEWS.TRIAL_ID, trial)
                .onConflictDoNothing()
                .execute();
        return db.select(RESULT_NEWS.TOLD_AT, RESULT_NEWS.SEEN)
                .from(RESULT_NEWS)
                .where(RESULT_NEWS.TRIAL_ID.eq(trial))
                .forUpdate()
                .skipLocked()
                .fetchOptional(r -> new Seen(r.value1(), r.value2()));
    }

    Changes changes(long trial, @Nullable String since) {
        var rows = db.fetch(CHANGES, val(trial), val(since, String.class));
        return new Changes(
                Objects.requireNonNull(rows.getFirst().get(0, String.class)),
                rows.stream()
                        .filter(r -> r.get(1) != null)
                        .map(r -> new Change(r.get(1, Long.class), r.get(2, Integer.class), r.get(3, Integer.class)))
                        .toList());
    }

    void seen(long trial, String snapshot, @Nullable Instant toldAt) {
        db.update(RESULT_NEWS)
                .set(RESULT_NEWS.SEEN, snapshot)
                .set(RESULT_NEWS.TOLD_AT, toldAt)
                .where(RESULT_NEWS.TRIAL_ID.eq(trial))
                .execute();
    }
}
