-- News of trials: what coordinators announce, what people are told, and how each of them wants to be told.

create type announcement_audience as enum ('everybody', 'participants');
create type notice_kind as enum (
  'announcement', 'participants_announcement',
  'invited', 'trial_announced', 'trial_opened', 'trial_closed', 'trial_published', 'trial_cancelled',
  'registration_requested', 'place_free',
  'registration_accepted', 'registration_waitlisted', 'registration_declined', 'registration_withdrawn',
  'meetings_changed',
  'to_answer', 'disputed',
  'registration_closes', 'trial_closes', 'phase_due');
create type notice_group as enum ('announcements', 'results', 'registrations', 'meetings', 'trials');
create type notice_delivery as enum ('at_once', 'daily', 'none');

-- Withdrawn ones stay, for whoever asks what was announced; nobody but the audit shows them.
create table announcement (
  id bigint generated always as identity primary key,
  trial_id bigint not null references trial on delete cascade,
  audience announcement_audience not null,
  title label not null,
  text text not null check (length(text) between 1 and 20000),
  announced_at timestamptz not null,
  announced_by bigint references account,
  corrected_at timestamptz,
  withdrawn_at timestamptz,
  version int not null default 0           -- of two who correct it at once, the second is told
);
create index announcement_trial on announcement (trial_id, announced_at desc);

-- What one person is told of. Written in the transaction of what it tells of; the right to know it is asked for again
-- whenever it is shown or mailed.
create table notification (
  id bigint generated always as identity primary key,
  account_id bigint not null references account on delete cascade,
  kind notice_kind not null,
  trial_id bigint not null references trial on delete cascade,
  organisation_id bigint references organisation,       -- whose matter it is, where it is one organisation's
  announcement_id bigint references announcement on delete cascade,
  count int check (count > 0),                          -- how many, of what can be counted
  words text check (length(words) between 1 and 2000),  -- a reason, a product's name
  day date,
  link text not null check (length(link) between 1 and 500 and link !~ '^/|:'),   -- within the workspace
  key text not null check (length(key) between 1 and 200),
  at timestamptz not null,
  read_at timestamptz,
  mail_due_at timestamptz,       -- not mailed before; none: not to be mailed, or not any more
  mailed_at timestamptz,
  constraint nobody_is_told_twice unique (account_id, key)
);
create index notification_newest on notification (account_id, at desc, id desc);
create index notification_unread on notification (account_id, trial_id, organisation_id, kind) where read_at is null;
create index notification_mail_due on notification (mail_due_at, account_id) where mail_due_at is not null;
create index notification_trial on notification (trial_id);
create index notification_organisation on notification (organisation_id) where organisation_id is not null;
create index notification_announcement on notification (announcement_id) where announcement_id is not null;

-- How somebody wants to be told by mail; without a row, as most people do.
create table notice_preference (
  account_id bigint primary key references account on delete cascade,
  mail notice_delivery not null,
  zone text not null check (length(zone) between 1 and 60)     -- whose morning it is when the daily letter comes
);
create table notice_preference_group (
  account_id bigint not null references notice_preference on delete cascade,
  about notice_group not null,
  mail notice_delivery not null,
  primary key (account_id, about)
);

-- Each letter has an address of its own that ends all letters of news; what is kept of it is its digest.
create table notice_unsubscription (
  digest bytea primary key check (length(digest) = 32),
  account_id bigint not null references account on delete cascade,
  created_at timestamptz not null
);
create index notice_unsubscription_account on notice_unsubscription (account_id);
create index notice_unsubscription_created on notice_unsubscription (created_at);

-- What is to be answered and what is disputed is looked for apart from the reports, once in a while; this is how far
-- that came.
create table result_news (
  trial_id bigint primary key references trial on delete cascade,
  told_at timestamptz,                     -- somebody was told last; not again within the hour
  seen text                                -- what had committed then, as PostgreSQL writes a snapshot
);

alter table mail
  add unsubscribe text,         -- the address that ends such letters, as the letter's header says it
  add check (unsubscribe is null or text is not null);
