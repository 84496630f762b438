-- Search as one types, over specification versions and test cases: what each is called, ready to be looked through.

alter type thing_kind add value 'family';

create extension if not exists pg_trgm;   -- trusted: whoever owns the database may have it

-- A text as it is looked for: without case and accents, words with one space between them.
-- specification/Searched.java does the same to what people type.
create function searchable(text) returns text language sql immutable strict parallel safe
  return btrim(regexp_replace(lower(regexp_replace(normalize($1, nfkd), '[\u0300-\u036f]', '', 'g')), '\s+', ' ', 'g'));

------------------------------------------------------------------------------ versions

-- One row for a specification version: what it is found by and sorted by. Triggers keep it.
create table catalogue_entry (
  specification_version_id bigint primary key references specification_version on delete cascade,
  family_id bigint references family,
  status specification_status not null,
  roles text[] not null,
  family_order text not null,
  specification_order text not null,
  specification_id bigint not null,
  issued text,
  version text not null,
  searched text not null      -- each of its names on a line of its own, with a space before every word
);
create index catalogue_entry_order
  on catalogue_entry (family_order, specification_order, specification_id, issued desc nulls last, version desc);
create index catalogue_entry_searched on catalogue_entry using gin (searched gin_trgm_ops);
create index catalogue_entry_family on catalogue_entry (family_id);

create function enter_in_catalogue(versions bigint[]) returns void language sql as $$
  insert into catalogue_entry (specification_version_id, family_id, status, roles, family_order, specification_order,
      specification_id, issued, version, searched)
  select v.id, s.family_id, v.status, r.names, lower(coalesce(f.name, s.name)), lower(s.name), s.id, v.issued, v.version,
         E'\n ' || array_to_string(array(
           select searchable(name)
             from unnest(array[s.slug || ' ' || v.version, s.slug || '/' || v.version, v.name, s.name, f.name]::text[]
                         || r.names) with ordinality n (name, place)
            where name is not null order by place), E'\n ') || E'\n'
    from specification_version v
    join specification s on s.id = v.specification_id
    left join family f on f.id = s.family_id
   cross join lateral (select array(select p.name::text from specification_role p
                                     where p.specification_version_id = v.id order by p.ordinal) as names) r
   where v.id = any (versions)
  on conflict (specification_version_id) do update
     set (family_id, status, roles, family_order, specification_order, specification_id, issued, version, searched)
       = (excluded.family_id, excluded.status, excluded.roles, excluded.family_order, excluded.specification_order,
          excluded.specification_id, excluded.issued, excluded.version, excluded.searched);
$$;

create function catalogue_of_versions() returns trigger language plpgsql as $$
begin
  perform enter_in_catalogue(array(select id from touched));
  return null;
end $$;
create trigger catalogue_insert after insert on specification_version referencing new table as touched
  for each statement execute function catalogue_of_versions();
create trigger catalogue_update after update on specification_version referencing new table as touched
  for each statement execute function catalogue_of_versions();

create function catalogue_of_roles() returns trigger language plpgsql as $$
begin
  perform enter_in_catalogue(array(select distinct specification_version_id from touched));
  return null;
end $$;
create trigger catalogue_insert after insert on specification_role referencing new table as touched
  for each statement execute function catalogue_of_roles();
create trigger catalogue_update after update on specification_role referencing new table as touched
  for each statement execute function catalogue_of_roles();
create trigger catalogue_delete after delete on specification_role referencing old table as touched
  for each statement execute function catalogue_of_roles();

create function catalogue_of_specifications() returns trigger language plpgsql as $$
begin
  perform enter_in_catalogue(array(
    select v.id from specification_version v where v.specification_id in (select id from touched)));
  return null;
end $$;
create trigger catalogue_update after update on specification referencing new table as touched
  for each statement execute function catalogue_of_specifications();

create function catalogue_of_families() returns trigger language plpgsql as $$
begin
  perform enter_in_catalogue(array(
    select v.id from specification_version v join specification s on s.id = v.specification_id
     where s.family_id in (select id from touched)));
  return null;
end $$;
create trigger catalogue_update after update on family referencing new table as touched
  for each statement execute function catalogue_of_families();

select enter_in_catalogue(array(select id from specification_version));

------------------------------------------------------------------------------ test cases

-- The test cases of each version's newest released revision, once each: drafts are not found, and old revisions do not
-- make the search slower. A release writes it.
create table current_test_case (
  specification_version_id bigint not null references specification_version on delete cascade,
  lineage bigint not null,
  key label not null,
  title label not null,
  key_searched text collate "C" not null generated always as (searchable(key)) stored,
  searched text not null generated always as (E'\n ' || searchable(key) || E'\n ' || searchable(title) || E'\n') stored,
  primary key (specification_version_id, lineage)
);
create index current_test_case_key on current_test_case (key_searched);
create index current_test_case_searched on current_test_case using gin (searched gin_trgm_ops);

insert into current_test_case (specification_version_id, lineage, key, title)
select c.specification_version_id, c.lineage, c.key, c.title
  from test_case c
  join (select distinct on (specification_version_id) id from test_suite_revision
         where released_at is not null order by specification_version_id, number desc) r on r.id = c.revision_id;
