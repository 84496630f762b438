-- How an outcome comes about once there are reviewers: what they decide stands beside what the sides say, and verdict
-- and standing follow from both.

create type review_decision as enum ('verified', 'overruled', 'returned');

-- How a trial's results come about.
alter table trial
  -- Of a pair, a side does not see what the other says before it has spoken itself; only where the live matrix is not
  -- for everybody.
  add sides_hidden boolean not null default true,
  add dispute_days int not null default 7 check (dispute_days between 0 and 365),   -- then a reviewer decides a dispute
  add appeal_days int not null default 14 check (appeal_days between 0 and 365);    -- after a decision

-- What is sent again, because its sender did not hear that it arrived, is the same report.
alter table report add entry uuid;
create unique index report_entry on report (entry) where entry is not null;

-- A decision is about what the sides had said. It holds as long as they say the same: a verified or overruled verdict
-- until a side says another one, a return until a side reports anything at all. So the order in which reports and
-- decisions commit makes no difference.
alter table outcome
  drop column verdict,
  drop column reason,
  drop column standing;
alter table outcome
  add changed_at timestamptz not null default now(),   -- since when it is as it is
  add decision review_decision,
  add decided_verdict verdict,
  add decided_reason text,                             -- why nothing was run, where the decision says so
  add decided_at timestamptz,
  add seen_subject verdict,                            -- what the sides said when it was decided
  add seen_subject_at timestamptz,
  add seen_peer verdict,
  add seen_peer_at timestamptz,
  add constraint a_decision_has_its_time check ((decision is null) = (decided_at is null)),
  add constraint a_decision_names_its_verdict check (
    (decision is not null and decision <> 'returned') = (decided_verdict is not null)),
  add constraint decided_untested_and_inapplicable_need_a_reason check (
    decided_verdict not in ('untested', 'inapplicable') or decided_reason is not null);
alter table outcome
  add verdict verdict not null generated always as (
    case when decision <> 'returned'
              and subject_verdict is not distinct from seen_subject and peer_verdict is not distinct from seen_peer
           then decided_verdict
         when subject_verdict is null then peer_verdict
         when peer_verdict is null or peer_verdict = subject_verdict then subject_verdict
         else 'inconclusive' end) stored,
  add reason text generated always as (
    case when decision <> 'returned'
              and subject_verdict is not distinct from seen_subject and peer_verdict is not distinct from seen_peer
           then decided_reason
         when peer_verdict is not null and subject_verdict is not null and peer_verdict <> subject_verdict then null
         else coalesce(subject_reason, peer_reason) end) stored,
  add standing standing not null generated always as (
    case when decision is not null
              and subject_verdict is not distinct from seen_subject and peer_verdict is not distinct from seen_peer
              and (decision <> 'returned'
                   or (subject_at is not distinct from seen_subject_at and peer_at is not distinct from seen_peer_at))
           then case decision when 'verified' then 'verified'::standing
                              when 'overruled' then 'overruled'::standing
                              else 'returned'::standing end
         when subject_verdict is null or peer_verdict is null then 'claimed'::standing
         when subject_verdict = peer_verdict then 'agreed'::standing
         else 'disputed'::standing end) stored;
create index outcome_marked on outcome (trial_id, test_case_id) where reason is not null or standing <> 'claimed';
create index outcome_subject_contested on outcome (subject_id) where standing in ('disputed', 'returned');
create index outcome_peer_contested on outcome (peer_id) where peer_id is not null and standing in ('disputed', 'returned');

-- What a reviewer decided, and why. Never changed, never deleted, as little as a report.
create table review (
  id bigint generated always as identity primary key,
  trial_id bigint not null,
  test_case_id bigint not null,
  subject_id bigint not null,
  peer_id bigint,
  decision review_decision not null,
  verdict verdict,                                     -- none where it is returned
  verdict_reason text check (length(verdict_reason) between 1 and 500),
  reason text check (length(reason) between 1 and 4000),
  seen_subject verdict,
  seen_subject_at timestamptz,
  seen_peer verdict,
  seen_peer_at timestamptz,
  account_id bigint not null references account,
  decided_at timestamptz not null,
  -- Where a test is critical, the first of two reviewers' decisions takes no effect by itself.
  takes_effect boolean not null,
  confirms_id bigint references review,
  foreign key (trial_id, test_case_id, subject_id, peer_id)
    references outcome (trial_id, test_case_id, subject_id, peer_id),
  foreign key (subject_id, trial_id) references participation (id, trial_id),
  foreign key (peer_id, trial_id) references participation (id, trial_id),
  foreign key (test_case_id) references test_case (id),
  constraint a_review_names_its_verdict check ((decision = 'returned') = (verdict is null)),
  constraint overruled_and_returned_with_a_reason check (decision = 'verified' or reason is not null)
);
create index review_cell on review (trial_id, subject_id, test_case_id, peer_id);
create function refuse_change_of_review() returns trigger language plpgsql as $$
begin
  raise exception 'A decision is never changed and never deleted; a later decision supersedes it.'
    using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete or truncate on review
  for each statement execute function refuse_change_of_review();
