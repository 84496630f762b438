-- How people come in, prove who they are, and belong to organisations.

alter table account
  add column email_confirmed_at timestamptz,
  add column language text check (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]+)*$'),
  add column left_at timestamptz;                 -- the person left: name and address are forgotten
update account set email_confirmed_at = created_at;
alter table account add constraint account_email_exact unique (email);   -- what a passkey's user refers to

-- A link that was mailed (or logged): works once, until it expires. Only the SHA-256 of its secret is kept.
create type link_purpose as enum ('register', 'sign_in', 'reset_password', 'first_administrator');
create table one_time_link (
  id bigint generated always as identity primary key,
  purpose link_purpose not null,
  account_id bigint references account on delete cascade,  -- none: there is no account yet
  email text check (length(email) <= 320 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  name label,
  language text,
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  used_at timestamptz,
  check ((purpose in ('sign_in', 'reset_password')) = (account_id is not null)),
  check ((purpose = 'first_administrator') = (email is null))
);
create index one_time_link_account on one_time_link (account_id);
create index one_time_link_expiry on one_time_link (expires_at);

-- Where somebody is signed in. The session itself is a node's; that it ended is known to all of them by this row.
create type sign_in_method as enum ('password', 'mail_link', 'passkey', 'openid_connect');
create table account_session (
  id bigint generated always as identity primary key,
  account_id bigint not null references account on delete cascade,
  method sign_in_method not null,
  second_factor boolean not null default false,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  address text check (length(address) <= 45),
  browser text check (length(browser) <= 500)
);
create index account_session_account on account_session (account_id, id);
create index account_session_seen on account_session (seen_at);

-- A second factor: codes that change every 30 seconds (RFC 6238). A step that was used is not taken again.
create table account_totp (
  account_id bigint primary key references account on delete cascade,
  secret bytea not null check (length(secret) between 16 and 64),
  confirmed_at timestamptz,
  last_step bigint not null default 0
);
create table recovery_code (
  account_id bigint not null references account on delete cascade,
  code_hash bytea not null check (length(code_hash) = 32),
  used_at timestamptz,
  primary key (account_id, code_hash)
);

-- Passkeys, in the shape that Spring Security's own repositories read and write.
create table user_entities (
  id varchar(1000) not null primary key,
  name text not null unique references account (email) on update cascade on delete cascade,
  display_name varchar(300)
);
create table user_credentials (
  credential_id varchar(1000) not null primary key,
  user_entity_user_id varchar(1000) not null references user_entities on delete cascade,
  public_key bytea not null,
  signature_count bigint,
  uv_initialized boolean,
  backup_eligible boolean not null,
  authenticator_transports varchar(1000),
  public_key_credential_type varchar(100),
  backup_state boolean not null,
  attestation_object bytea,
  attestation_client_data_json bytea,
  created timestamp,
  last_used timestamp,
  label varchar(1000) not null
);
create index user_credentials_user on user_credentials (user_entity_user_id);

-- Who an account is at an OpenID Connect provider.
create table account_identity (
  issuer text not null check (length(issuer) <= 2000),
  subject text not null check (length(subject) <= 255),
  account_id bigint not null references account on delete cascade,
  created_at timestamptz not null default now(),
  primary key (issuer, subject)
);
create index account_identity_account on account_identity (account_id);

-- Somebody asks to belong to an organisation, or to act for one that an import made.
create type membership_request_kind as enum ('join', 'claim');
create table membership_request (
  id bigint generated always as identity primary key,
  kind membership_request_kind not null,
  account_id bigint not null references account on delete cascade,
  organisation_id bigint not null references organisation on delete cascade,
  message text check (length(message) <= 2000),
  requested_at timestamptz not null,
  decided_at timestamptz,
  decided_by bigint references account,
  approved boolean,
  reason text check (length(reason) <= 2000),
  check ((decided_at is null) = (approved is null))
);
create unique index membership_request_open on membership_request (account_id, organisation_id)
  where decided_at is null;
create index membership_request_organisation on membership_request (organisation_id) where decided_at is null;

-- A manager asks somebody to join. Only the SHA-256 of the link's secret is kept.
create table invitation (
  id bigint generated always as identity primary key,
  organisation_id bigint not null references organisation on delete cascade,
  email text not null check (length(email) <= 320 and email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  role membership_role not null,
  secret_hash bytea not null unique check (length(secret_hash) = 32),
  invited_by bigint not null references account,
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at > created_at),
  accepted_at timestamptz,
  accepted_by bigint references account,
  revoked_at timestamptz,
  check ((accepted_at is null) = (accepted_by is null))
);
create index invitation_organisation on invitation (organisation_id);

alter table membership add column since timestamptz not null default now();

-- A program acts within an organisation or a trial; one without either, for all that its account may do.
alter table api_token
  add column organisation_id bigint references organisation on delete cascade,
  add column trial_id bigint references trial on delete cascade,
  add column last_used_at timestamptz,
  add column ending text not null default '' check (length(ending) <= 6),   -- by which one tells it from others
  add constraint api_token_one_scope check (organisation_id is null or trial_id is null);
create index api_token_organisation on api_token (organisation_id) where organisation_id is not null;
create index api_token_trial on api_token (trial_id) where trial_id is not null;

-- Who decides in a trial, besides the coordinators.
create table trial_reviewer (
  trial_id bigint not null references trial on delete cascade,
  account_id bigint not null references account on delete cascade,
  appointed_at timestamptz not null default now(),
  primary key (trial_id, account_id)
);
create index trial_reviewer_account on trial_reviewer (account_id);
