-- Every change of state: who, what, from, to, why, when, from which address. Written, never changed.

create type thing_kind as enum (
  'account', 'organisation', 'product', 'specification', 'test_suite', 'trial', 'participation', 'result');

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  account_id bigint references account,      -- who; none: the product itself
  token_id bigint references api_token,      -- by which of their programs, if one acted
  operation text not null check (operation ~ '^[a-z]+([.-][a-z]+)*$' and length(operation) <= 100),
  thing_kind thing_kind not null,
  thing_id bigint not null,
  thing text not null check (length(thing) <= 1000),   -- as it was called then; empty for an account
  about_account_id bigint references account,          -- whom it concerns: named by their account only
  organisation_id bigint references organisation,      -- whose it is: its managers read the entry too
  trial_id bigint references trial,
  was jsonb,                                 -- only what differs
  became jsonb,
  why text check (length(why) <= 4000),
  address text check (length(address) <= 45)                               -- forgotten when the person leaves
);
create index audit_entry_thing on audit_entry (thing_kind, thing_id, id);
create index audit_entry_organisation on audit_entry (organisation_id, id) where organisation_id is not null;
create index audit_entry_trial on audit_entry (trial_id, id) where trial_id is not null;
create index audit_entry_account on audit_entry (account_id, id) where account_id is not null;
create index audit_entry_about on audit_entry (about_account_id, id) where about_account_id is not null;
create index audit_entry_at on audit_entry (at);

-- The one change that is let through: forgetting the address of a person who left.
create function audit_entry_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.address is null and (new.id, new.at, new.account_id, new.token_id, new.operation, new.thing_kind,
        new.thing_id, new.thing, new.about_account_id, new.organisation_id, new.trial_id, new.was, new.became, new.why)
       is not distinct from (old.id, old.at, old.account_id, old.token_id, old.operation, old.thing_kind,
        old.thing_id, old.thing, old.about_account_id, old.organisation_id, old.trial_id, old.was, old.became, old.why) then
      return new;
    end if;
  end if;
  raise exception 'an audit entry is never changed and never deleted' using errcode = 'restrict_violation';
end $$;
create trigger audit_entry_stays before update or delete on audit_entry
  for each row execute function audit_entry_stays();
create trigger audit_entry_stays_whole before truncate on audit_entry
  for each statement execute function audit_entry_stays();
