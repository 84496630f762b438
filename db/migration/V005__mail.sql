-- Letters to people, and work that is done later.

-- The outbox: a letter is stored in the transaction that is its reason and goes out after it. What it said is
-- forgotten as soon as it is sent or given up, for its link may be a secret.
create table mail (
  id bigint generated always as identity primary key,
  recipient text not null check (length(recipient) <= 320 and recipient ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  name text not null check (name ~ '^[a-z0-9-]{1,60}$'),      -- which letter, as the message files call it
  subject text not null check (subject !~ '[[:cntrl:]]'),     -- one line: a mail's header cannot be added to
  text text,
  html text,
  created_at timestamptz not null,
  sent_at timestamptz,
  given_up_at timestamptz,
  attempts int not null default 0,
  last_error text,
  check (sent_at is null or given_up_at is null),
  check ((text is null) = (sent_at is not null or given_up_at is not null)),
  check ((html is null) = (text is null))
);
create index mail_created on mail (created_at);
create index mail_recipient on mail (recipient, id);

-- What is to be done, when, and by which node it was taken: the table of db-scheduler.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures int,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
