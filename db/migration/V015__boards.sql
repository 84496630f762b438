-- What a participant has to do is asked for by its participations, of whichever trial: these cells are few, and found
-- by either of their sides without reading the trial's others.

create index outcome_subject_asked on outcome (subject_id) where subject_verdict is null;
create index outcome_peer_asked on outcome (peer_id) where peer_id is not null and peer_verdict is null;
create index outcome_subject_contested on outcome (subject_id) where standing in ('disputed', 'returned');
create index outcome_peer_contested on outcome (peer_id) where peer_id is not null and standing in ('disputed', 'returned');
