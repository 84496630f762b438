-- The catalogue as coordinators keep it, test suites that are edited in drafts and released in revisions, profiles,
-- legends, and who may be certified on what.

------------------------------------------------------------------------------ families, facts of a version

create table family (
  id bigint generated always as identity primary key,
  slug slug not null unique,
  name label not null,
  description text check (length(description) between 1 and 4000),
  created_at timestamptz not null default now(),
  edits int not null default 0 check (edits >= 0)
);
create unique index family_name on family (lower(name));

-- Names that leave nothing for an address, or the same as another's, get a number.
insert into family (slug, name)
select case when base = '' then 'family-' || row_number() over (order by name)
            when row_number() over (partition by base order by name) = 1 then base
            else base || '-' || row_number() over (partition by base order by name) end, name
  from (select distinct on (lower(family)) family as name,
               trim(both '-' from left(regexp_replace(lower(family), '[^a-z0-9]+', '-', 'g'), 90)) as base
          from specification where family is not null order by lower(family), id) f;

alter table specification
  add column family_id bigint references family,
  add column description text check (length(description) between 1 and 4000),
  add column edits int not null default 0 check (edits >= 0);
update specification s set family_id = f.id from family f where lower(f.name) = lower(s.family);
alter table specification drop column family;
create index specification_family on specification (family_id);

alter table specification_version
  add column editor_id bigint references organisation,   -- the organisation that edits the text
  add column edits int not null default 0 check (edits >= 0);
create index specification_version_editor on specification_version (editor_id) where editor_id is not null;

-- When a version came to a status, as precisely as it is known.
create table specification_date (
  specification_version_id bigint not null references specification_version on delete cascade,
  status specification_status not null,
  reached text not null check (reached ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  primary key (specification_version_id, status)
);

create table specification_link (
  id bigint generated always as identity primary key,
  specification_version_id bigint not null references specification_version on delete cascade,
  ordinal int not null,
  label label not null,
  url text not null check (url ~ '^https?://' and length(url) <= 2000),
  unique (specification_version_id, url)
);

create type specification_relation_kind as enum ('supersedes', 'profiles', 'extends', 'translates');
-- Read as a sentence: this version supersedes that one.
create table specification_relation (
  this_id bigint not null references specification_version on delete cascade,
  kind specification_relation_kind not null,
  that_id bigint not null references specification_version,
  primary key (this_id, kind, that_id),
  constraint nothing_relates_to_itself check (this_id <> that_id)
);
create index specification_relation_that on specification_relation (that_id);

-- Nothing supersedes, profiles, extends or translates itself by way of others.
create function no_relation_in_a_circle() returns trigger language plpgsql as $$
begin
  lock table specification_relation in share row exclusive mode;   -- two halves of a circle come one after the other
  if exists (
      with recursive reached (id) as (
        select new.that_id
        union
        select r.that_id from specification_relation r join reached on r.this_id = reached.id where r.kind = new.kind)
      select from reached where id = new.this_id) then
    raise exception 'the relation leads back to where it began' using errcode = 'check_violation',
      constraint = 'no_relation_in_a_circle';
  end if;
  return new;
end $$;
create trigger no_circle before insert or update on specification_relation
  for each row execute function no_relation_in_a_circle();

------------------------------------------------------------------------------ revisions and their test cases

alter table test_suite_revision
  add column released_at timestamptz,                  -- none: a draft, which only its editors see
  add column released_by bigint references account,
  add column note text check (length(note) between 1 and 4000);      -- what is new in it, for its readers
update test_suite_revision set released_at = created_at, released_by = created_by;
alter table test_suite_revision
  add constraint a_frozen_revision_is_released check (frozen_at is null or released_at is not null);
-- Two people who edit a suite edit the same draft.
create unique index one_draft_of_a_suite on test_suite_revision (specification_version_id) where released_at is null;

-- What a test case is called may change from one revision to the next; its lineage stays.
create sequence test_case_lineage as bigint;
alter table test_case
  add column lineage bigint,
  add column steps text check (length(steps) between 1 and 20000),
  add column expected text check (length(expected) between 1 and 20000),
  add column edits int not null default 0 check (edits >= 0);
alter table test_case disable trigger user;
update test_case c set lineage = l.lineage
  from (select specification_version_id, key, nextval('test_case_lineage') as lineage
          from (select distinct specification_version_id, key from test_case) k) l
 where l.specification_version_id = c.specification_version_id and l.key = c.key;
alter table test_case enable trigger user;
alter table test_case
  alter column lineage set not null,
  alter column lineage set default nextval('test_case_lineage'),
  add constraint a_test_case_once_in_a_revision unique (revision_id, lineage);
create index test_case_lineage_revision on test_case (lineage, revision_id);

-- Once for a statement, not for each of fifty thousand rows.
drop trigger frozen on test_case;
drop function refuse_change_of_frozen_suite();
create function refuse_change_of_frozen_suite() returns trigger language plpgsql as $$
begin
  if exists (select from test_suite_revision r
              where r.frozen_at is not null and r.id in (select distinct revision_id from touched)) then
    raise exception 'A revision that an opened trial uses never changes; an edit makes the next one.'
      using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
create trigger frozen_insert after insert on test_case referencing new table as touched
  for each statement execute function refuse_change_of_frozen_suite();
create trigger frozen_update_from after update on test_case referencing old table as touched
  for each statement execute function refuse_change_of_frozen_suite();
create trigger frozen_update_to after update on test_case referencing new table as touched
  for each statement execute function refuse_change_of_frozen_suite();
create trigger frozen_delete after delete on test_case referencing old table as touched
  for each statement execute function refuse_change_of_frozen_suite();

create type test_change as enum ('changed', 'removed');
-- Test cases of released revisions whose meaning a later release changed: what was seen of them since is stale.
create table stale_test_case (
  test_case_id bigint primary key references test_case on delete cascade,
  change test_change not null,
  revision_id bigint not null references test_suite_revision   -- the release that did it
);
create index stale_test_case_revision on stale_test_case (revision_id);
create function stale_layout_changes() returns trigger language plpgsql as $$
begin
  update trial set layout_changed = this_transaction()
   where id in (select t.trial_id from trial_specification t
                 where t.revision_id in (select c.revision_id from touched s join test_case c on c.id = s.test_case_id));
  return null;
end $$;
create trigger layout_insert after insert on stale_test_case referencing new table as touched
  for each statement execute function stale_layout_changes();

------------------------------------------------------------------------------ profiles

create type profile_kind as enum ('subset', 'extension', 'translation', 'national');
create type profile_selection as enum ('all_tests', 'listed_tests');
create table profile (
  id bigint generated always as identity primary key,
  specification_version_id bigint not null references specification_version,
  organisation_id bigint not null references organisation,
  slug slug not null,
  name label not null,
  kind profile_kind not null,
  country char(2) check (country ~ '^[A-Z]{2}$'),
  language text check (language ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$' and length(language) <= 35),
  description text check (length(description) between 1 and 4000),
  url text check (url ~ '^https?://' and length(url) <= 2000),
  -- Which tests are in it, apart from what profile_test says of single ones.
  selection profile_selection not null,
  published_at timestamptz,                            -- none: only its organisation and coordinators see it
  created_at timestamptz not null default now(),
  edits int not null default 0 check (edits >= 0),
  unique (specification_version_id, slug),
  constraint a_national_profile_names_its_country check (kind <> 'national' or country is not null),
  constraint a_translation_names_its_language check (kind <> 'translation' or language is not null)
);
create index profile_organisation on profile (organisation_id);

-- What a profile says of one test case, whatever revision it is in.
create table profile_test (
  profile_id bigint not null references profile on delete cascade,
  lineage bigint not null,
  included boolean not null,
  obligation obligation,                               -- none: as the test suite says
  note text check (length(note) between 1 and 2000),
  primary key (profile_id, lineage),
  constraint what_is_left_out_obliges_nobody check (included or obligation is null)
);
create index profile_test_lineage on profile_test (lineage);

------------------------------------------------------------------------------ legends

-- A version's copyright and licence notice. Another text is another legend: who accepted one has not accepted the next.
create table legend (
  id bigint generated always as identity primary key,
  specification_version_id bigint not null references specification_version,
  number int not null check (number > 0),
  text text not null check (length(text) between 1 and 100000),
  licence label,
  licence_url text check (licence_url ~ '^https?://' and length(licence_url) <= 2000),
  created_at timestamptz not null default now(),
  created_by bigint references account,
  unique (specification_version_id, number)
);
create function refuse_change_of_legend() returns trigger language plpgsql as $$
begin
  raise exception 'A legend and its acceptance are never changed; another text is the next legend.'
    using errcode = 'restrict_violation';
end $$;
create trigger never_changed before update or delete or truncate on legend
  for each statement execute function refuse_change_of_legend();

create table legend_acceptance (
  legend_id bigint not null references legend,
  organisation_id bigint not null references organisation,
  account_id bigint not null references account,
  accepted_at timestamptz not null,
  primary key (legend_id, organisation_id)
);
create index legend_acceptance_organisation on legend_acceptance (organisation_id);
create index legend_acceptance_account on legend_acceptance (account_id);

------------------------------------------------------------------------------ eligibility

-- Whose affiliation allows certification on what; without a specification: on every one.
create table certification_eligibility (
  affiliation affiliation not null,
  specification_id bigint references specification,
  unique nulls not distinct (affiliation, specification_id)
);
create index certification_eligibility_specification on certification_eligibility (specification_id)
  where specification_id is not null;
