-- What a write with an Idempotency-Key was answered, so that a caller who heard nothing may ask again.
create table idempotent_answer (
  account_id bigint not null references account on delete cascade,
  key text not null check (length(key) between 1 and 200),
  request bytea not null check (length(request) = 32),   -- method, address and body, digested
  status int not null,
  answer text not null,
  answered_at timestamptz not null,
  primary key (account_id, key)
);
create index idempotent_answer_age on idempotent_answer (answered_at);
