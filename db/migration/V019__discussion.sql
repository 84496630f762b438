-- The discussion of a cell: what people of both sides, reviewers and coordinators write about it.

alter type thing_kind add value 'comment';
alter type notice_kind add value 'mentioned';
alter type notice_kind add value 'commented';

-- For whom somebody wrote: a side of the cell, or those who oversee the trial.
create type voice as enum ('subject', 'peer', 'reviewer', 'coordinator');

-- Withdrawn ones keep their place; nobody but their author, with all else that is stored about them, gets their text.
create table comment (
  id bigint generated always as identity primary key,
  trial_id bigint not null references trial,
  test_case_id bigint not null references test_case,
  subject_id bigint not null,
  peer_id bigint,
  account_id bigint not null references account,
  voice voice not null,
  text text not null check (length(text) between 1 and 10000),   -- Markdown, as it was written
  written_at timestamptz not null,
  corrected_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by bigint references account,
  version int not null default 0,          -- of two who correct it at once, the second is told
  foreign key (subject_id, trial_id) references participation (id, trial_id),
  foreign key (peer_id, trial_id) references participation (id, trial_id),
  constraint withdrawn_by_somebody check ((withdrawn_at is null) = (withdrawn_by is null)),
  constraint nobody_speaks_for_a_peer_that_is_not_there check (voice <> 'peer' or peer_id is not null)
);
create index comment_cell on comment (trial_id, subject_id, test_case_id, peer_id);
create index comment_account on comment (account_id, written_at);

-- What a comment said before it was corrected.
create table comment_before (
  id bigint generated always as identity primary key,
  comment_id bigint not null references comment,
  text text not null check (length(text) between 1 and 10000),
  replaced_at timestamptz not null
);
create index comment_before_comment on comment_before (comment_id);

-- Whom a comment names.
create table comment_mention (
  comment_id bigint not null references comment,
  account_id bigint not null references account,
  primary key (comment_id, account_id)
);
create index comment_mention_account on comment_mention (account_id);
