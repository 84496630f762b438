-- What waits for reviewers, who looks at what, which tests two of them decide, and appeals against what they decided.

alter type notice_kind add value 'returned';
alter type notice_kind add value 'overruled';
alter type notice_kind add value 'appealed';
alter type notice_kind add value 'appeal_decided';

create type appeal_state as enum ('open', 'upheld', 'granted', 'withdrawn');

-- A participation whose people say that reviewers may begin; without it, they wait for the end of the trial.
create table review_ready (
  participation_id bigint primary key,
  trial_id bigint not null,
  since timestamptz not null,
  account_id bigint references account,
  foreign key (participation_id, trial_id) references participation (id, trial_id) on delete cascade
);
create index review_ready_trial on review_ready (trial_id);

-- Who looks at a cell now. It ends by itself, so that whoever goes home keeps nobody waiting.
create table review_claim (
  trial_id bigint not null,
  test_case_id bigint not null,
  subject_id bigint not null,
  peer_id bigint,
  account_id bigint not null references account on delete cascade,
  expires_at timestamptz not null,
  foreign key (trial_id, test_case_id, subject_id, peer_id)
    references outcome (trial_id, test_case_id, subject_id, peer_id),
  constraint one_claim_per_cell unique nulls not distinct (trial_id, test_case_id, subject_id, peer_id)
);
create index review_claim_account on review_claim (account_id);

-- Tests of which a trial takes no single reviewer's word.
create table critical_test (
  trial_id bigint not null references trial on delete cascade,
  lineage bigint not null,
  primary key (trial_id, lineage)
);

-- A participant asks another reviewer to look again. What was asked never changes; how it ends is written once.
create table appeal (
  id bigint generated always as identity primary key,
  trial_id bigint not null,
  test_case_id bigint not null,
  subject_id bigint not null,
  peer_id bigint,
  side side not null,                                -- whose appeal it is
  review_id bigint not null references review,       -- the decision that it is against
  reason text not null check (length(reason) between 1 and 4000),
  account_id bigint not null references account,
  made_at timestamptz not null,
  until timestamptz not null,                        -- until when appeals against the decision could be made
  state appeal_state not null default 'open',
  answer text check (length(answer) between 1 and 4000),
  ended_by bigint references account,
  ended_at timestamptz,
  answer_id bigint references review,                -- the decision that it led to
  foreign key (trial_id, test_case_id, subject_id, peer_id)
    references outcome (trial_id, test_case_id, subject_id, peer_id),
  constraint an_appeal_has_a_side check (side = 'subject' or peer_id is not null),
  constraint made_in_time check (made_at <= until),
  constraint an_end_has_its_time check (
    (state = 'open') = (ended_at is null) and (ended_at is null) = (ended_by is null)),
  constraint answered_with_a_reason check ((state in ('upheld', 'granted')) = (answer is not null)),
  constraint granted_by_a_decision check ((state = 'granted') = (answer_id is not null))
);
create unique index one_open_appeal_per_cell on appeal (trial_id, test_case_id, subject_id, peer_id)
  nulls not distinct where state = 'open';
create index appeal_cell on appeal (trial_id, subject_id, test_case_id, peer_id);

create function keep_appeal() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state = 'open' and new.state <> 'open'
     and (new.id, new.trial_id, new.test_case_id, new.subject_id, new.side, new.review_id, new.reason, new.account_id,
          new.made_at, new.until)
       = (old.id, old.trial_id, old.test_case_id, old.subject_id, old.side, old.review_id, old.reason, old.account_id,
          old.made_at, old.until)
     and new.peer_id is not distinct from old.peer_id then
    return new;
  end if;
  raise exception 'An appeal is never changed and never deleted; it ends once.' using errcode = 'restrict_violation';
end $$;
create trigger ends_once before update or delete on appeal for each row execute function keep_appeal();

-- What one reviewer has decided and another is to confirm: few, and looked for whenever the queue is shown.
create index review_first on review (trial_id, id) where not takes_effect;
-- What was decided and holds no longer, and what is disputed: few, whatever else a trial has.
create index outcome_undone on outcome (trial_id, changed_at)
  where decision is not null and standing in ('claimed', 'agreed', 'disputed');
