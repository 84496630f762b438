-- Who edits a draft of a test suite: each is told of the others, and what they do is one entry of the history, not one
-- for every cell.
create table suite_editor (
  revision_id bigint not null references test_suite_revision on delete cascade,
  account_id bigint not null references account,
  since timestamptz not null default now(),
  primary key (revision_id, account_id)
);
create index suite_editor_account on suite_editor (account_id);
