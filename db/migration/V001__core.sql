-- The core of the domain: who takes part, what is tested, and what each side saw.
-- Terms are those of the field; a column that holds a word of a fixed list is an enum of that list.

create type organisation_kind as enum (
  'supplier', 'educational_institution', 'government_body', 'standards_body', 'open_source_project');
create type affiliation as enum (
  'contributing_member', 'affiliate_member', 'alliance_participant', 'public_community');
create type site_role as enum ('coordinator', 'administrator');
create type membership_role as enum ('member', 'manager');
create type specification_status as enum (
  'draft', 'public_draft', 'candidate_final', 'final', 'deprecated', 'superseded');
create type test_kind as enum ('conformance', 'interoperability');
create type obligation as enum ('required', 'recommended', 'optional');
create type trial_status as enum (
  'draft', 'announced', 'open', 'reviewing', 'published', 'archived', 'cancelled');
create type visibility as enum ('confidential', 'anonymised', 'open');
create type participation_status as enum ('requested', 'accepted', 'waitlisted', 'declined', 'withdrawn');
create type verdict as enum ('passed', 'failed', 'inconclusive', 'inapplicable', 'untested');
create type standing as enum (
  'claimed', 'agreed', 'disputed', 'verified', 'overruled', 'returned', 'stale');
create type side as enum ('subject', 'peer');

-- A part of an address: what stands between two slashes.
create domain slug as text
  check (length(value) between 1 and 100 and value ~ '^[a-z0-9]+([._-][a-z0-9]+)*$');
-- What people call a thing. Markup and any script are welcome, control characters are not.
create domain label as text
  check (length(value) between 1 and 300 and value = btrim(value) and value !~ '[\u0001-\u001f\u007f-\u009f]');

-- The transaction that writes now, as a number that a row can keep (see changed_since).
create function this_transaction() returns bigint
  language sql stable parallel restricted
  return pg_current_xact_id()::text::bigint;

-- Whether a change that a row keeps the transaction of was not yet visible to whoever took the snapshot.
-- Transactions do not commit in the order they began, so a sequence number could not tell.
create function changed_since(changed bigint, seen pg_snapshot) returns boolean
  language sql immutable parallel safe
  return changed >= pg_snapshot_xmin(seen)::text::bigint
     and not pg_visible_in_snapshot(changed::text::xid8, seen);

------------------------------------------------------------------------------ organisations, people

create table organisation (
  id bigint generated always as identity primary key,
  slug slug not null unique,
  name label not null,
  kind organisation_kind not null default 'supplier',
  affiliation affiliation not null default 'public_community',
  affiliation_until date,
  country char(2) check (country ~ '^[A-Z]{2}$'),
  homepage text check (homepage ~ '^https?://' and length(homepage) <= 2000),
  description text check (length(description) <= 4000),
  iri text unique check (length(iri) <= 2000),       -- by which reports name it
  claimed boolean not null default true,             -- false: an import made it, nobody acts for it yet
  created_at timestamptz not null default now()
);

create table account (
  id bigint generated always as identity primary key,
  email text not null check (length(email) <= 320 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  name label not null,
  password_hash text,
  site_role site_role,
  created_at timestamptz not null default now()
);
create unique index account_email on account (lower(email));

create table membership (
  account_id bigint not null references account on delete cascade,
  organisation_id bigint not null references organisation on delete cascade,
  role membership_role not null,
  primary key (account_id, organisation_id)
);
create index membership_organisation on membership (organisation_id);

-- The token itself is shown once and never kept: only its SHA-256.
create table api_token (
  id bigint generated always as identity primary key,
  account_id bigint not null references account on delete cascade,
  name label not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  revoked_at timestamptz
);
create index api_token_account on api_token (account_id);

------------------------------------------------------------------------------ products

create table product (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation,
  slug slug not null unique,
  name label not null,
  homepage text check (homepage ~ '^https?://' and length(homepage) <= 2000),
  description text check (length(description) <= 4000),
  created_at timestamptz not null default now()
);
create index product_organisation on product (organisation_id);
create index product_name on product (lower(name));

-- The IRIs by which reports name a product.
create table product_iri (
  iri text primary key check (length(iri) <= 2000),
  product_id bigint not null references product on delete cascade
);
create index product_iri_product on product_iri (product_id);

-- Tests and claims are always about a version; an empty one means that nobody said which.
create table product_version (
  id bigint generated always as identity primary key,
  product_id bigint not null references product,
  version text not null default '' check (length(version) <= 100 and version = btrim(version)),
  released_on date,
  created_at timestamptz not null default now(),
  unique (product_id, version)
);

------------------------------------------------------------------------------ specifications, test suites

create table specification (
  id bigint generated always as identity primary key,
  slug slug not null unique,
  name label not null,
  family label,
  created_at timestamptz not null default now()
);

create table specification_version (
  id bigint generated always as identity primary key,
  specification_id bigint not null references specification,
  version slug not null,
  name label not null,
  status specification_status not null,
  issued text check (issued ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),  -- ISO 8601, as precise as it is known
  url text check (url ~ '^https?://' and length(url) <= 2000),
  note text check (length(note) <= 4000),
  source text check (length(source) <= 2000),                 -- where these facts come from
  created_at timestamptz not null default now(),
  unique (specification_id, version)
);

create table specification_role (
  id bigint generated always as identity primary key,
  specification_version_id bigint not null references specification_version on delete cascade,
  name label not null,
  ordinal int not null,
  unique (id, specification_version_id)
);
create unique index specification_role_name on specification_role (specification_version_id, lower(name));

create table test_suite_revision (
  id bigint generated always as identity primary key,
  specification_version_id bigint not null references specification_version,
  number int not null check (number > 0),
  frozen_at timestamptz,                             -- since a trial that opened uses it
  created_at timestamptz not null default now(),
  created_by bigint references account,
  unique (specification_version_id, number),
  unique (id, specification_version_id)
);

create table test_case (
  id bigint generated always as identity primary key,
  revision_id bigint not null,
  specification_version_id bigint not null,
  ordinal int not null,
  key label not null,
  title label not null,
  kind test_kind not null default 'conformance',
  obligation obligation not null default 'required',
  test_group label,
  section text check (length(section) <= 300),
  uri text check (length(uri) <= 2000),
  subject_role_id bigint,                            -- an interoperability test names both roles
  peer_role_id bigint,
  check ((kind = 'interoperability') = (subject_role_id is not null)),
  check ((kind = 'interoperability') = (peer_role_id is not null)),
  foreign key (revision_id, specification_version_id)
    references test_suite_revision (id, specification_version_id),
  foreign key (subject_role_id, specification_version_id)
    references specification_role (id, specification_version_id),
  foreign key (peer_role_id, specification_version_id)
    references specification_role (id, specification_version_id),
  unique (revision_id, key),
  unique (revision_id, uri),
  unique (revision_id, ordinal) deferrable initially deferred,
  unique (id, kind)
);

-- The roles that a conformance test is for; none: every role.
create table test_case_role (
  test_case_id bigint not null references test_case on delete cascade,
  role_id bigint not null references specification_role,
  primary key (test_case_id, role_id)
);

create function refuse_change_of_frozen_suite() returns trigger language plpgsql as $$
begin
  if exists (select from test_suite_revision r
             where r.id in (case when tg_op <> 'INSERT' then old.revision_id end,
                            case when tg_op <> 'DELETE' then new.revision_id end)
               and r.frozen_at is not null) then
    raise exception 'A revision that an opened trial uses never changes; an edit makes the next one.'
      using errcode = 'restrict_violation';
  end if;
  return coalesce(new, old);
end $$;
create trigger frozen before insert or update or delete on test_case
  for each row execute function refuse_change_of_frozen_suite();

------------------------------------------------------------------------------ trials

create table trial (
  id bigint generated always as identity primary key,
  slug slug not null unique,
  title label not null,
  description text check (length(description) <= 8000),
  status trial_status not null default 'draft',
  visibility visibility not null default 'confidential',
  opens_on date,
  closes_on date check (closes_on >= opens_on),
  created_at timestamptz not null default now(),
  layout_changed bigint not null default this_transaction()  -- its rows, columns or their names changed
);

-- The specification versions that a trial is against, and the revision of each one's test suite.
create table trial_specification (
  trial_id bigint not null references trial on delete cascade,
  specification_version_id bigint not null references specification_version,
  revision_id bigint,
  ordinal int not null default 1,
  primary key (trial_id, specification_version_id),
  foreign key (revision_id, specification_version_id)
    references test_suite_revision (id, specification_version_id)
);
create index trial_specification_version on trial_specification (specification_version_id);
create index trial_specification_revision on trial_specification (revision_id);

-- A product version in a role in a trial: a column of the matrix.
create table participation (
  id bigint generated always as identity primary key,
  trial_id bigint not null references trial,
  product_version_id bigint not null references product_version,
  role_id bigint references specification_role,
  status participation_status not null default 'accepted',
  created_at timestamptz not null default now(),
  unique nulls not distinct (trial_id, product_version_id, role_id),
  unique (id, trial_id)
);
create index participation_product_version on participation (product_version_id);

------------------------------------------------------------------------------ reports, outcomes

-- One import: a file that was taken, by whom, and what came of it.
create table trial_import (
  id bigint generated always as identity primary key,
  trial_id bigint not null references trial,
  account_id bigint references account,
  format text not null check (length(format) <= 100),
  digest bytea not null check (length(digest) = 32),
  recorded int not null check (recorded >= 0),
  unchanged int not null check (unchanged >= 0),
  superseded int not null check (superseded >= 0),
  rejected int not null check (rejected >= 0),
  imported_at timestamptz not null
);
create index trial_import_trial on trial_import (trial_id, imported_at desc);

-- What one side says it saw. Never changed, never deleted; a later one supersedes.
create table report (
  id bigint generated always as identity primary key,
  trial_id bigint not null,
  test_case_id bigint not null,
  test_kind test_kind not null,
  subject_id bigint not null,
  peer_id bigint,
  side side not null,
  verdict verdict not null,
  reason text check (length(reason) between 1 and 500),
  notes text check (length(notes) between 1 and 20000),
  observed_at timestamptz,                 -- when the test was run, where the report says so
  effective_at timestamptz not null,       -- orders the reports of a side: the latest stands
  recorded_at timestamptz not null,
  account_id bigint references account,
  import_id bigint references trial_import,
  foreign key (test_case_id, test_kind) references test_case (id, kind),
  foreign key (subject_id, trial_id) references participation (id, trial_id),
  foreign key (peer_id, trial_id) references participation (id, trial_id),
  constraint a_peer_only_for_an_interoperability_test
    check ((test_kind = 'interoperability') = (peer_id is not null)),
  constraint only_an_interoperability_test_has_a_second_side
    check (side = 'subject' or peer_id is not null),
  constraint untested_and_inapplicable_need_a_reason
    check (verdict not in ('untested', 'inapplicable') or reason is not null)
);
create index report_cell on report (trial_id, subject_id, test_case_id, peer_id);

create function refuse_change_of_report() returns trigger language plpgsql as $$
begin
  raise exception 'A report is never changed and never deleted; a later report supersedes it.'
    using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete or truncate on report
  for each statement execute function refuse_change_of_report();

-- Where a cell stands now. Each side has its own columns, and a report of a side writes only these, so that
-- two sides that report in the same instant cannot lose each other; verdict and standing follow from them.
create table outcome (
  trial_id bigint not null,
  test_case_id bigint not null,
  test_kind test_kind not null,
  subject_id bigint not null,
  peer_id bigint,
  subject_verdict verdict,
  subject_reason text,
  subject_at timestamptz,
  peer_verdict verdict,
  peer_reason text,
  peer_at timestamptz,
  verdict verdict not null generated always as (
    case when subject_verdict is null then peer_verdict
         when peer_verdict is null or peer_verdict = subject_verdict then subject_verdict
         else 'inconclusive' end) stored,
  reason text generated always as (
    case when peer_verdict is not null and subject_verdict is not null and peer_verdict <> subject_verdict then null
         else coalesce(subject_reason, peer_reason) end) stored,
  standing standing not null generated always as (
    case when subject_verdict is null or peer_verdict is null then 'claimed'::standing
         when subject_verdict = peer_verdict then 'agreed'::standing
         else 'disputed'::standing end) stored,
  changed bigint not null default this_transaction(),
  -- No foreign keys: every outcome is written from a report of the same cell, whose keys hold and which is never
  -- deleted; checking them twice took a quarter of the statement that appends.
  constraint no_two_outcomes_for_a_cell
    unique nulls not distinct (trial_id, test_case_id, subject_id, peer_id),
  constraint a_peer_only_for_an_interoperability_test
    check ((test_kind = 'interoperability') = (peer_id is not null)),
  constraint a_side_has_spoken check (subject_verdict is not null or peer_verdict is not null),
  constraint a_verdict_has_its_time
    check ((subject_verdict is null) = (subject_at is null) and (peer_verdict is null) = (peer_at is null)),
  constraint untested_and_inapplicable_need_a_reason check (
    (subject_verdict not in ('untested', 'inapplicable') or subject_reason is not null)
    and (peer_verdict not in ('untested', 'inapplicable') or peer_reason is not null))
);
create index outcome_changed on outcome (trial_id, changed);
create index outcome_peer on outcome (trial_id, peer_id, test_case_id) where peer_id is not null;
-- The cells that say more than a verdict: few, and read apart from the letters.
create index outcome_marked on outcome (trial_id, test_case_id) where reason is not null or standing <> 'claimed';

------------------------------------------------------------------------------ what moves a matrix's layout

create function layout_changes() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'participation' then
    update trial set layout_changed = this_transaction()
     where id = coalesce(new.trial_id, old.trial_id) and layout_changed <> this_transaction();
  elsif tg_table_name = 'product' then
    update trial set layout_changed = this_transaction()
     where id in (select p.trial_id from participation p join product_version v on v.id = p.product_version_id
                  where v.product_id = new.id);
  elsif tg_table_name = 'product_version' then
    update trial set layout_changed = this_transaction()
     where id in (select p.trial_id from participation p where p.product_version_id = new.id);
  elsif tg_table_name = 'organisation' then
    update trial set layout_changed = this_transaction()
     where id in (select p.trial_id from participation p
                    join product_version v on v.id = p.product_version_id
                    join product d on d.id = v.product_id
                   where d.organisation_id = new.id);
  elsif tg_table_name = 'trial_specification' then
    update trial set layout_changed = this_transaction() where id = coalesce(new.trial_id, old.trial_id);
  end if;
  return null;
end $$;
create trigger layout after insert or update or delete on participation
  for each row execute function layout_changes();
create trigger layout after insert or update or delete on trial_specification
  for each row execute function layout_changes();
create trigger layout after update of name, organisation_id on product
  for each row execute function layout_changes();
create trigger layout after update of version on product_version
  for each row execute function layout_changes();
create trigger layout after update of name on organisation
  for each row execute function layout_changes();

create function own_layout_changes() returns trigger language plpgsql as $$
begin
  new.layout_changed := this_transaction();
  return new;
end $$;
create trigger own_layout before update of title, status, visibility on trial
  for each row execute function own_layout_changes();

-- A draft suite may be edited while a trial that has not opened uses it.
create function suite_layout_changes() returns trigger language plpgsql as $$
begin
  update trial set layout_changed = this_transaction()
   where id in (select t.trial_id from trial_specification t where t.revision_id in (select revision_id from touched));
  return null;
end $$;
create trigger layout_insert after insert on test_case referencing new table as touched
  for each statement execute function suite_layout_changes();
create trigger layout_update after update on test_case referencing new table as touched
  for each statement execute function suite_layout_changes();
create trigger layout_delete after delete on test_case referencing old table as touched
  for each statement execute function suite_layout_changes();
