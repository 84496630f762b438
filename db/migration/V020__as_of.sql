-- A trial's outcomes as they stood at a moment.
--
-- What has not changed since is what the outcome says now; only cells that changed later are worked out again from
-- their reports and decisions, by the rules of the outcome's own columns. So the past costs what changed since.

-- The cells that changed after a moment, as they stood then; without those that nobody had spoken of yet.
create function outcome_replayed(of_trial bigint, moment timestamptz)
returns table (
  trial_id bigint, test_case_id bigint, subject_id bigint, peer_id bigint,
  subject_verdict verdict, peer_verdict verdict, verdict verdict, reason text, standing standing)
language sql stable parallel safe as $$
  select of_trial, c.test_case_id, c.subject_id, c.peer_id, c.subject_verdict, c.peer_verdict,
         case when w.decision <> 'returned' then w.verdict
              when c.subject_verdict is null then c.peer_verdict
              when c.peer_verdict is null or c.peer_verdict = c.subject_verdict then c.subject_verdict
              else 'inconclusive' end,
         case when w.decision <> 'returned' then w.verdict_reason
              when c.peer_verdict <> c.subject_verdict then null
              else coalesce(c.subject_reason, c.peer_reason) end,
         case when w.decision = 'verified' then 'verified'::standing
              when w.decision = 'overruled' then 'overruled'::standing
              when w.decision = 'returned'
                   and c.subject_at is not distinct from w.seen_subject_at
                   and c.peer_at is not distinct from w.seen_peer_at then 'returned'::standing
              when c.subject_verdict is null or c.peer_verdict is null then 'claimed'::standing
              when c.subject_verdict = c.peer_verdict then 'agreed'::standing
              else 'disputed'::standing end
    from (
      -- What a side says is its latest word; several at one moment that differ are inconclusive, and name no reason.
      select s.test_case_id, s.subject_id, s.peer_id,
             case when s.s_least = s.s_most then s.s_least when s.s_least is not null then 'inconclusive'::verdict end
               as subject_verdict,
             case when s.s_least = s.s_most and s.s_least <> 'inconclusive' then s.s_reason end as subject_reason,
             s.s_at as subject_at,
             case when s.p_least = s.p_most then s.p_least when s.p_least is not null then 'inconclusive'::verdict end
               as peer_verdict,
             case when s.p_least = s.p_most and s.p_least <> 'inconclusive' then s.p_reason end as peer_reason,
             s.p_at as peer_at
        from (
          select r.test_case_id, r.subject_id, r.peer_id,
                 min(r.verdict) filter (where r.side = 'subject') as s_least,
                 max(r.verdict) filter (where r.side = 'subject') as s_most,
                 min(r.reason) filter (where r.side = 'subject') as s_reason,
                 max(r.effective_at) filter (where r.side = 'subject') as s_at,
                 min(r.verdict) filter (where r.side = 'peer') as p_least,
                 max(r.verdict) filter (where r.side = 'peer') as p_most,
                 min(r.reason) filter (where r.side = 'peer') as p_reason,
                 max(r.effective_at) filter (where r.side = 'peer') as p_at
            from (
              select l.test_case_id, l.subject_id, l.peer_id, l.side, l.verdict, l.reason, l.effective_at,
                     max(l.effective_at) over (partition by l.test_case_id, l.subject_id, l.peer_id, l.side) as latest
                from report l
                join outcome later on later.trial_id = l.trial_id and later.test_case_id = l.test_case_id
                 and later.subject_id = l.subject_id and coalesce(later.peer_id, 0) = coalesce(l.peer_id, 0)
               where l.trial_id = of_trial and l.recorded_at <= moment
                 and later.trial_id = of_trial and later.changed_at > moment
            ) r
           where r.effective_at = r.latest
           group by r.test_case_id, r.subject_id, r.peer_id
        ) s
    ) c
    left join (
      select distinct on (d.test_case_id, d.subject_id, d.peer_id)
             d.test_case_id, d.subject_id, d.peer_id, d.decision, d.verdict, d.verdict_reason,
             d.seen_subject, d.seen_subject_at, d.seen_peer, d.seen_peer_at
        from review d
       where d.trial_id = of_trial and d.takes_effect and d.decided_at <= moment
       order by d.test_case_id, d.subject_id, d.peer_id, d.id desc
    ) w
      on w.test_case_id = c.test_case_id and w.subject_id = c.subject_id
     and coalesce(w.peer_id, 0) = coalesce(c.peer_id, 0)
     and w.seen_subject is not distinct from c.subject_verdict and w.seen_peer is not distinct from c.peer_verdict
$$;

-- All cells as they stood then.
create function outcome_as_of(of_trial bigint, moment timestamptz)
returns table (
  trial_id bigint, test_case_id bigint, subject_id bigint, peer_id bigint,
  subject_verdict verdict, peer_verdict verdict, verdict verdict, reason text, standing standing)
language sql stable parallel safe as $$
  select o.trial_id, o.test_case_id, o.subject_id, o.peer_id,
         o.subject_verdict, o.peer_verdict, o.verdict, o.reason, o.standing
    from outcome o
   where o.trial_id = of_trial and o.changed_at <= moment
  union all
  select r.trial_id, r.test_case_id, r.subject_id, r.peer_id,
         r.subject_verdict, r.peer_verdict, r.verdict, r.reason, r.standing
    from outcome_replayed(of_trial, moment) r
$$;
