-- Evidence: files that a side puts beside what it says of a cell. The row stays for ever; its bytes go when it is
-- refused or withdrawn.

create type evidence_state as enum ('uploading', 'kept', 'refused', 'withdrawn');
alter type thing_kind add value 'evidence';

create table evidence (
  id bigint generated always as identity primary key,
  trial_id bigint not null,
  test_case_id bigint not null,
  subject_id bigint not null,
  peer_id bigint,
  side side not null,
  name text not null check (length(name) between 1 and 200),
  size bigint not null check (size > 0),
  type text check (length(type) between 1 and 200),    -- what its content says, once all of it is there
  sha256 bytea check (length(sha256) = 32),            -- as announced; once all of it is there, as found
  account_id bigint not null references account,
  state evidence_state not null default 'uploading',
  reason text check (length(reason) between 1 and 500), -- why withdrawn, or what the virus scanner found
  begun_at timestamptz not null,
  kept_at timestamptz,
  ended_at timestamptz,                                -- when it was refused or withdrawn
  -- The upload: resumed with its key or by whoever speaks for the side, until a day after it was last begun.
  upload_key bytea,
  upload_until timestamptz not null,
  chunk_size int not null check (chunk_size between 1 and 16777216),
  -- In S3-compatible storage: its name there, and the multipart upload while it lasts.
  object_key text,
  multipart_id text,
  foreign key (subject_id, trial_id) references participation (id, trial_id),
  foreign key (peer_id, trial_id) references participation (id, trial_id),
  foreign key (test_case_id) references test_case (id),
  constraint only_a_pair_has_a_second_side check (side = 'subject' or peer_id is not null),
  constraint kept_evidence_is_known check (kept_at is null or (type is not null and sha256 is not null)),
  constraint what_ended_says_when check ((state in ('refused', 'withdrawn')) = (ended_at is not null)),
  constraint kept_says_when check (state <> 'kept' or kept_at is not null),
  constraint withdrawn_says_why check (state <> 'withdrawn' or reason is not null)
);
create index evidence_cell on evidence (trial_id, subject_id, test_case_id, peer_id);
create index evidence_room on evidence (trial_id) include (size) where state in ('uploading', 'kept');
create index evidence_unfinished on evidence (upload_until) where state = 'uploading';

-- A file's parts, of one size but for the last: with their bytes, or by the tag of the part in S3-compatible storage.
create table evidence_chunk (
  evidence_id bigint not null references evidence,
  number int not null check (number >= 0),
  size int not null check (size > 0),
  sha256 bytea not null check (length(sha256) = 32),
  bytes bytea,
  etag text,
  primary key (evidence_id, number),
  constraint here_or_elsewhere check ((bytes is null) <> (etag is null)),
  constraint as_large_as_it_says check (bytes is null or length(bytes) = size)
);
-- What people upload is mostly compressed already, and is read in whole chunks.
alter table evidence_chunk alter column bytes set storage external;
