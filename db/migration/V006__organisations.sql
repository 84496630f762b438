-- Organisations that people register and keep, their products, and records of the same thing that become one.

create type organisation_status as enum ('requested', 'approved', 'declined');

alter table organisation
  add column status organisation_status not null default 'approved',
  add column requested_by bigint references account,   -- none: an import or the demonstration made it
  add column decided_by bigint references account,
  add column decided_at timestamptz,
  add column decision text check (length(decision) between 1 and 2000),    -- why it was declined
  add column edits int not null default 0 check (edits >= 0),              -- who read another number read old data
  add column merged_into bigint references organisation check (merged_into <> id),
  add constraint a_declined_organisation_is_told_why
    check (status <> 'declined' or (decision is not null and decided_at is not null));
create index organisation_waiting on organisation (id) where status = 'requested';
create index organisation_requested_by on organisation (requested_by) where requested_by is not null;
create index organisation_decided_by on organisation (decided_by) where decided_by is not null;
create index organisation_merged_into on organisation (merged_into) where merged_into is not null;
create index organisation_name on organisation (lower(name));

alter table product
  add column licence text check (length(licence) between 1 and 200 and licence = btrim(licence)),
  add column edits int not null default 0 check (edits >= 0),
  add column merged_into bigint references product check (merged_into <> id);
create index product_merged_into on product (merged_into) where merged_into is not null;

-- The addresses that led to a record once. Nobody else gets them, so that old links stay right.
create table organisation_former_slug (
  slug slug primary key,
  organisation_id bigint not null references organisation,
  since timestamptz not null default now()
);
create index organisation_former_slug_organisation on organisation_former_slug (organisation_id);
create table product_former_slug (
  slug slug primary key,
  product_id bigint not null references product,
  since timestamptz not null default now()
);
create index product_former_slug_product on product_former_slug (product_id);

create function slug_of_one_record() returns trigger language plpgsql as $$
declare
  taken boolean;
begin
  if tg_table_name = 'organisation' then
    taken := exists (select from organisation_former_slug f where f.slug = new.slug and f.organisation_id <> new.id);
  elsif tg_table_name = 'organisation_former_slug' then
    taken := exists (select from organisation o where o.slug = new.slug and o.id <> new.organisation_id);
  elsif tg_table_name = 'product' then
    taken := exists (select from product_former_slug f where f.slug = new.slug and f.product_id <> new.id);
  else
    taken := exists (select from product p where p.slug = new.slug and p.id <> new.product_id);
  end if;
  if taken then
    raise exception 'the address % leads to another record', new.slug using errcode = 'unique_violation';
  end if;
  return new;
end $$;
create trigger slug_of_one_record before insert or update of slug on organisation
  for each row execute function slug_of_one_record();
create trigger slug_of_one_record before insert or update on organisation_former_slug
  for each row execute function slug_of_one_record();
create trigger slug_of_one_record before insert or update of slug on product
  for each row execute function slug_of_one_record();
create trigger slug_of_one_record before insert or update on product_former_slug
  for each row execute function slug_of_one_record();

-- Other names, by which people and reports know them.
create table organisation_alias (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation,
  name label not null
);
create unique index organisation_alias_name on organisation_alias (organisation_id, lower(name));
create index organisation_alias_lower on organisation_alias (lower(name));
create table product_alias (
  id bigint generated always as identity primary key,
  product_id bigint not null references product,
  name label not null
);
create unique index product_alias_name on product_alias (product_id, lower(name));
create index product_alias_lower on product_alias (lower(name));

-- The IRIs by which reports name an organisation, in the form that http and https, or a slash at the end, do not change.
create table organisation_iri (
  iri text primary key check (length(iri) between 1 and 2000),
  organisation_id bigint not null references organisation
);
create index organisation_iri_organisation on organisation_iri (organisation_id);
insert into organisation_iri (iri, organisation_id)
  select regexp_replace(regexp_replace(iri, '^http://', 'https://'), '/$', ''), id from organisation where iri is not null order by id
  on conflict do nothing;
-- Two that differed in nothing else keep both their IRIs, until somebody merges them.
insert into organisation_iri (iri, organisation_id)
  select iri, id from organisation o
   where iri is not null and not exists (select from organisation_iri i where i.organisation_id = o.id)
  on conflict do nothing;
alter table organisation drop column iri;

-- Whom to write to, and about what.
create table organisation_contact (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation,
  name label not null,
  email text not null check (length(email) <= 320 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  purpose label not null,
  is_public boolean not null default false
);
create unique index organisation_contact_once on organisation_contact (organisation_id, lower(email), lower(purpose));

-- People whose confirmed mail address is in one of these are told of the organisation. ASCII, as mail servers have it.
create table organisation_domain (
  organisation_id bigint not null references organisation,
  domain text not null check (length(domain) <= 253
    and domain ~ '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
  primary key (organisation_id, domain)
);
create index organisation_domain_domain on organisation_domain (domain);

-- A picture that was read and written anew, whatever came in.
create table organisation_logo (
  organisation_id bigint primary key references organisation,
  png bytea not null check (length(png) between 1 and 4194304),
  digest bytea not null check (length(digest) = 32),
  width int not null check (width between 1 and 512),
  height int not null check (height between 1 and 512),
  changed_at timestamptz not null
);

-- The roles that a version plays.
create table product_version_role (
  product_version_id bigint not null references product_version,
  role_id bigint not null references specification_role,
  primary key (product_version_id, role_id)
);
create index product_version_role_role on product_version_role (role_id);

-- Nothing comes to a record that has ended, also not from somebody who found it in the instant before: they wait for
-- the merge, and are refused then.
create function only_to_what_stands() returns trigger language plpgsql as $$
begin
  if tg_table_name in ('product', 'membership') then
    perform from organisation o where o.id = new.organisation_id and o.merged_into is null for key share;
  elsif tg_table_name = 'product_version' then
    perform from product p where p.id = new.product_id and p.merged_into is null for key share;
  else
    perform from product_version v join product p on p.id = v.product_id
      where v.id = new.product_version_id and p.merged_into is null for key share of p;
  end if;
  if not found then
    raise exception 'the record was merged into another one, or is not there' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger only_to_what_stands before insert or update of organisation_id on product
  for each row execute function only_to_what_stands();
create trigger only_to_what_stands before insert on membership
  for each row execute function only_to_what_stands();
create trigger only_to_what_stands before insert or update of product_id on product_version
  for each row execute function only_to_what_stands();
create trigger only_to_what_stands before insert or update of product_version_id on participation
  for each row execute function only_to_what_stands();
