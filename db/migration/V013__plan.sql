-- Who meets whom, when and where.

create extension if not exists btree_gist;   -- trusted: whoever owns the database may have it

create type place_kind as enum ('table', 'remote_room');
create type meeting_origin as enum ('planned', 'booked', 'moved');

-- How a trial's meetings are planned. Whoever changes its slots, places or meetings locks its row and counts on, so a
-- plan that was made of something else than is there now is noticed.
create table plan (
  trial_id bigint primary key references trial on delete cascade,
  most_in_a_row int not null default 4 check (most_in_a_row between 0 and 100),     -- 0: nobody needs a rest
  tests_per_meeting int check (tests_per_meeting between 1 and 10000),              -- none: all in one
  revision bigint not null default 0
);

create table slot (
  id bigint generated always as identity primary key,
  trial_id bigint not null references trial on delete cascade,
  begins_at timestamptz not null,
  ends_at timestamptz not null,
  unique (id, trial_id),
  constraint a_slot_ends_after_it_begins check (begins_at < ends_at and ends_at <= begins_at + interval '24 hours'),
  constraint slots_do_not_overlap exclude using gist (trial_id with =, tstzrange(begins_at, ends_at) with &&)
);

create table place (
  id bigint generated always as identity primary key,
  trial_id bigint not null references trial on delete cascade,
  name label not null,
  kind place_kind not null,
  url text check (length(url) <= 2000 and url ~ '^https?://[^\s]+$'),
  ordinal int not null check (ordinal > 0),
  unique (trial_id, name),
  unique (id, trial_id),
  constraint only_a_room_has_an_address check (url is null or kind = 'remote_room')
);

-- Uniqueness may wait for the end of a transaction: a new plan exchanges slots.
create table meeting (
  id bigint generated always as identity primary key,
  trial_id bigint not null references trial,
  slot_id bigint not null,
  place_id bigint not null,
  first_id bigint not null,
  second_id bigint not null,
  part int not null default 1 check (part > 0),               -- of the pair's test cases, where they are divided
  parts int not null default 1 check (parts >= part),
  pinned boolean not null default false,
  origin meeting_origin not null,
  revision int not null default 0,                            -- how often it was changed
  changed_at timestamptz not null default now(),
  changed_by bigint references account,
  foreign key (slot_id, trial_id) references slot (id, trial_id),
  foreign key (place_id, trial_id) references place (id, trial_id),
  foreign key (first_id, trial_id) references participation (id, trial_id),
  foreign key (second_id, trial_id) references participation (id, trial_id),
  unique (id, slot_id),
  constraint one_meeting_in_a_place unique (slot_id, place_id) deferrable,
  constraint two_who_meet check (first_id < second_id)
);
create index meeting_trial on meeting (trial_id);
create index meeting_place on meeting (place_id);
create index meeting_first on meeting (first_id);
create index meeting_second on meeting (second_id);

-- The products that meet, whichever role they play: the database itself proves that none is in two places.
create table meeting_side (
  meeting_id bigint not null,
  slot_id bigint not null,
  product_id bigint not null references product,
  primary key (meeting_id, product_id),
  foreign key (meeting_id, slot_id) references meeting (id, slot_id) on update cascade on delete cascade,
  constraint nobody_is_in_two_places unique (slot_id, product_id) deferrable
);
create index meeting_side_product on meeting_side (product_id);

-- A product that cannot be there, as its organisation says.
create table absence (
  slot_id bigint not null references slot on delete cascade,
  product_id bigint not null references product,
  primary key (slot_id, product_id)
);
create index absence_product on absence (product_id);

-- A secret address at which a person's calendar, or that of an organisation as the person may see it, is fetched.
create table calendar_feed (
  id bigint generated always as identity primary key,
  account_id bigint not null references account on delete cascade,
  organisation_id bigint references organisation on delete cascade,
  digest bytea not null unique check (length(digest) = 32),
  created_at timestamptz not null default now(),
  unique nulls not distinct (account_id, organisation_id)
);
create index calendar_feed_organisation on calendar_feed (organisation_id) where organisation_id is not null;
