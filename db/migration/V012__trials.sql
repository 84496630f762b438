-- A trial from its announcement to its close: what is agreed before it opens, and who asks to take part.

create type trial_kind as enum ('conformance', 'interoperability', 'both');

alter table trial
  add kind trial_kind not null default 'both',       -- which tests of its suites belong to it
  add rolling boolean not null default false,        -- it never closes
  add listed boolean not null default false,         -- that there is such a trial is for everybody, from the announcement on
  add continues_id bigint references trial,          -- the round before this one
  -- Phases are days of the venue: each begins with its first and ends with the end of its last.
  add zone text not null default 'UTC' check (length(zone) between 1 and 60),
  add venue label,
  add registration_opens_on date,
  add registration_closes_on date,
  add review_closes_on date,
  add publishes_on date,
  add capacity int check (capacity between 1 and 100000),                 -- participations that are accepted at most
  add open_to affiliation not null default 'public_community',            -- this affiliation, or a closer one
  add least_partners int not null default 3 check (least_partners between 0 and 1000),
  add same_organisation_meets boolean not null default false,
  add status_since timestamptz not null default now(),
  add constraint a_trial_does_not_continue_itself check (continues_id <> id),
  add constraint a_rolling_trial_has_no_end check (
    not rolling or (closes_on is null and registration_closes_on is null and review_closes_on is null
                    and publishes_on is null)),
  add constraint registration_ends_after_it_begins check (registration_closes_on >= registration_opens_on),
  add constraint registration_begins_before_the_close check (registration_opens_on <= closes_on),
  add constraint registration_ends_before_the_close check (registration_closes_on <= closes_on),
  add constraint reviews_end_after_the_close check (review_closes_on >= closes_on),
  add constraint published_after_the_close check (publishes_on >= closes_on),
  add constraint published_after_the_reviews check (publishes_on >= review_closes_on);
create index trial_continues on trial (continues_id) where continues_id is not null;

alter table trial_specification
  -- Until it opens, a trial follows the newest revision, unless its coordinator chose one.
  add follows_newest boolean not null default true;
create unique index trial_specification_ordinal on trial_specification (trial_id, ordinal);

-- The roles that products take part in; none listed: every role of the specifications.
create table trial_role (
  trial_id bigint not null references trial on delete cascade,
  role_id bigint not null references specification_role,
  least_partners int check (least_partners between 0 and 1000),   -- other than the trial's
  primary key (trial_id, role_id)
);
create index trial_role_role on trial_role (role_id);

-- The conditions of taking part, versioned like a legend: who takes part accepts one text.
create table trial_terms (
  id bigint generated always as identity primary key,
  trial_id bigint not null references trial on delete cascade,
  number int not null check (number > 0),
  text text not null check (length(text) between 1 and 100000),
  created_at timestamptz not null default now(),
  created_by bigint references account,
  unique (trial_id, number)
);
create table trial_terms_acceptance (
  terms_id bigint not null references trial_terms on delete cascade,
  organisation_id bigint not null references organisation,
  account_id bigint references account,
  accepted_at timestamptz not null,
  primary key (terms_id, organisation_id)
);
create index trial_terms_acceptance_organisation on trial_terms_acceptance (organisation_id);

-- Organisations that may know of an unlisted trial and join it.
create table trial_invited (
  trial_id bigint not null references trial on delete cascade,
  organisation_id bigint not null references organisation,
  invited_at timestamptz not null default now(),
  primary key (trial_id, organisation_id)
);
create index trial_invited_organisation on trial_invited (organisation_id);

alter table participation
  add remote boolean not null default false,         -- from elsewhere: meets others in remote rooms only
  add note text check (length(note) between 1 and 2000),
  add requested_at timestamptz not null default now(),
  add requested_by bigint references account,
  add decided_at timestamptz,
  add decided_by bigint references account,
  add reason text check (length(reason) between 1 and 2000),       -- why it was declined, or withdrew
  -- It took part while the trial was open: it stays a column when it withdraws, and what it did not report then
  -- reads 'withdrawn'.
  add counted boolean not null default false,
  add constraint declined_with_a_reason check (status <> 'declined' or reason is not null);
update participation p set requested_at = p.created_at;
create index participation_waiting on participation (trial_id, status, requested_at);
