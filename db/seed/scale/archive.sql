-- Twenty events of real size: 110 organisations, 155 products, 4,000 results of two products that met, in four series of
-- five rounds. All names are made up. What is drawn by lot is drawn from md5, so it is the same on every machine.

create function pg_temp.lot(seed text, sides int) returns int language sql immutable as $$
  select (('x' || substr(md5(seed), 1, 7))::bit(28)::int % sides)
$$;

create temporary table series on commit drop as
select n, slug, title from (values
  (0, 'exchange-plugfest', 'Exchange plugfest'),
  (1, 'roster-connectathon', 'Roster connectathon'),
  (2, 'credential-interop-days', 'Credential interop days'),
  (3, 'assessment-test-week', 'Assessment test week')) s(n, slug, title);

-- Seventeen events are published, the eighteenth is being reviewed, the nineteenth goes on, the twentieth takes
-- registrations.
create temporary table event on commit drop as
select e, e % 4 as series, e / 4 + 1 as round,
       (case when e < 13 then 'archived' when e < 17 then 'published' when e = 17 then 'reviewing'
             when e = 18 then 'open' else 'announced' end)::trial_status as status,
       case when e < 17 then current_date - (17 - e) * 90 - 30 when e = 17 then current_date - 6
            when e = 18 then current_date - 1 else current_date + 21 end as opens_on
  from generate_series(0, 19) e;

------------------------------------------------------------------------------ who

insert into organisation (slug, name, kind, affiliation, country)
select 'scale-' || n, f.word || ' ' || l.word,
       (array['supplier', 'supplier', 'supplier', 'educational_institution', 'open_source_project'])[n % 5 + 1]::organisation_kind,
       (array['contributing_member', 'affiliate_member', 'alliance_participant', 'public_community'])[n % 4 + 1]::affiliation,
       (array['AT', 'DE', 'FI', 'FR', 'JP', 'NL', 'NO', 'PT', 'SE', 'US'])[n % 10 + 1]
  from generate_series(0, 259) n
  join unnest(array['Alder', 'Amber', 'Basalt', 'Birch', 'Cobalt', 'Copper', 'Cypress', 'Fathom', 'Garnet', 'Harrow',
                    'Indigo', 'Juniper', 'Kestrel', 'Larch', 'Marl', 'Nimbus', 'Osier', 'Pewter', 'Quarry', 'Rowan'])
       with ordinality f(word, i) on f.i = n % 20 + 1
  join unnest(array['Learning', 'Software', 'Systems', 'University', 'Works', 'Labs', 'Publishing', 'Ministry',
                    'Foundation', 'Networks', 'Institute', 'Data', 'Collective'])
       with ordinality l(word, i) on l.i = n / 20 + 1;

-- In each series 155 products of 110 organisations; the first organisation is the demonstration's supplier.
create temporary table maker on commit drop as
select s.n as series, i, coalesce(case when i % 110 = 0 then d.organisation_id end, o.id) as organisation_id
  from series s
 cross join generate_series(0, 154) i
  join organisation o on o.slug = 'scale-' || (s.n * 50 + i % 110)
  left join (select m.organisation_id from account a join membership m on m.account_id = a.id
              where a.email = 'vendor@example.org' limit 1) d on true;

insert into product (organisation_id, slug, name)
select m.organisation_id, 'scale-' || m.series || '-' || m.i, f.word || ' ' || l.word
  from maker m
  join unnest(array['Anchor', 'Beacon', 'Canvas', 'Delta', 'Ember', 'Field', 'Granite', 'Harbour', 'Isthmus', 'Junction',
                    'Keystone', 'Lantern', 'Meadow', 'North', 'Orchard', 'Prism'])
       with ordinality f(word, i) on f.i = m.i / 10 + 1
  join unnest(array['Bridge', 'Campus', 'Connect', 'Desk', 'Flow', 'Gateway', 'Hub', 'Pass', 'Studio', 'Vault'])
       with ordinality l(word, i) on l.i = (m.i + m.series) % 10 + 1;

insert into product_version (product_id, version, released_on)
select p.id, e.round || '.0', e.opens_on - 30
  from event e join product p on p.slug like 'scale-' || e.series || '-%';

------------------------------------------------------------------------------ against what

insert into specification (slug, name) select 'scale-' || slug, title || ' exchange' from series;
insert into specification_version (specification_id, version, name, status)
select id, '1.0', name || ' 1.0', 'final' from specification where slug like 'scale-%';
insert into specification_role (specification_version_id, name, ordinal)
select v.id, r.name, r.ordinal
  from specification s join specification_version v on v.specification_id = s.id
 cross join (values ('Provider', 1), ('Consumer', 2)) r(name, ordinal)
 where s.slug like 'scale-%';
insert into test_suite_revision (specification_version_id, number, released_at)
select v.id, 1, now() from specification s join specification_version v on v.specification_id = s.id
 where s.slug like 'scale-%';

insert into test_case (revision_id, specification_version_id, ordinal, key, title, kind, obligation, test_group,
                       subject_role_id, peer_role_id)
select r.id, r.specification_version_id, t, case when t <= 30 then 'c-' || t else 'i-' || (t - 30) end,
       (array['Answers to', 'Refuses', 'Repeats', 'Reads', 'Writes', 'Pages through'])[t % 6 + 1] || ' '
         || (array['a launch', 'an empty list', 'a large record', 'another language', 'a lost connection', 'an expired key',
                   'two at once'])[t % 7 + 1],
       (case when t <= 30 then 'conformance' else 'interoperability' end)::test_kind,
       (case when t % 5 = 0 then 'optional' when t % 7 = 0 then 'recommended' else 'required' end)::obligation,
       case when t <= 10 then 'Basics' when t <= 20 then 'Providing' when t <= 30 then 'Consuming' else 'Together' end,
       case when t > 30 then p.id end, case when t > 30 then c.id end
  from test_suite_revision r
  join specification_version v on v.id = r.specification_version_id
  join specification s on s.id = v.specification_id and s.slug like 'scale-%'
  join specification_role p on p.specification_version_id = v.id and p.name = 'Provider'
  join specification_role c on c.specification_version_id = v.id and c.name = 'Consumer'
 cross join generate_series(1, 38) t;
insert into test_case_role (test_case_id, role_id)
select c.id, o.id
  from test_case c
  join specification_version v on v.id = c.specification_version_id
  join specification s on s.id = v.specification_id and s.slug like 'scale-%'
  join specification_role o on o.specification_version_id = v.id
   and o.name = case when c.ordinal between 11 and 20 then 'Provider' else 'Consumer' end
 where c.ordinal between 11 and 30;
update test_suite_revision set frozen_at = now()
 where specification_version_id in (select v.id from specification_version v
                                      join specification s on s.id = v.specification_id where s.slug like 'scale-%');

------------------------------------------------------------------------------ when

insert into trial (slug, title, description, status, visibility, zone, venue, listed, opens_on, closes_on,
                   registration_opens_on, registration_closes_on, review_closes_on, publishes_on, status_since)
select s.slug || '-' || e.round, s.title || ', round ' || e.round,
       'Three days in one place, with remote rooms for those who could not come.', e.status,
       (case when e.status = 'reviewing' then 'confidential' else 'open' end)::visibility, 'Europe/Vienna', 'Old mill, hall '
         || (e.series + 1), true, e.opens_on, e.opens_on + 2, e.opens_on - 60, e.opens_on - 7, e.opens_on + 16,
       e.opens_on + 30, now()
  from event e join series s on s.n = e.series
 order by e.e;
update trial t set continues_id = b.id
  from event e join series s on s.n = e.series, trial b
 where t.slug = s.slug || '-' || e.round and b.slug = s.slug || '-' || (e.round - 1);
insert into trial_specification (trial_id, specification_version_id, revision_id, follows_newest)
select t.id, v.id, r.id, false
  from event e
  join series s on s.n = e.series
  join trial t on t.slug = s.slug || '-' || e.round
  join specification sp on sp.slug = 'scale-' || s.slug
  join specification_version v on v.specification_id = sp.id
  join test_suite_revision r on r.specification_version_id = v.id;

insert into participation (trial_id, product_version_id, role_id, status, remote, requested_at, decided_at, reason, counted)
select t.id, pv.id, o.id, x.status, m.i % 9 = 4, e.opens_on - 40 + m.i % 20,
       case when x.status <> 'requested' then e.opens_on - 20 end,
       case when x.status = 'withdrawn' then 'The release came too late.'
            when x.status = 'declined' then 'Only released versions take part.' end,
       x.status = 'withdrawn'
  from event e
  join series s on s.n = e.series
  join trial t on t.slug = s.slug || '-' || e.round
  join maker m on m.series = e.series
  join product p on p.slug = 'scale-' || m.series || '-' || m.i
  join product_version pv on pv.product_id = p.id and pv.version = e.round || '.0'
  join trial_specification ts on ts.trial_id = t.id
  join specification_role o on o.specification_version_id = ts.specification_version_id
   and o.name = case when m.i % 2 = 0 then 'Provider' else 'Consumer' end
 cross join lateral (select (case
         when e.status <> 'announced' then case when m.i % 53 = 7 and e.status <> 'open' then 'withdrawn'
                                                when m.i % 71 = 8 then 'withdrawn' else 'accepted' end
         when m.i % 155 < 95 then 'accepted' when m.i % 155 < 135 then 'requested'
         when m.i % 155 < 152 then 'waitlisted' else 'declined' end)::participation_status as status) x
 order by t.id, m.i;

------------------------------------------------------------------------------ what was seen

-- Who takes part, with the number by which it is drawn.
create temporary table taker on commit drop as
select e.e, e.status, e.opens_on, t.id as trial_id, p.id, m.i, p.status = 'withdrawn' as withdrawn, ts.revision_id,
       -- Some say nothing for a while, or ever, while it goes on.
       m.i % 110 in (13, 29, 58, 77, 93) as silent
  from event e
  join series s on s.n = e.series
  join trial t on t.slug = s.slug || '-' || e.round
  join trial_specification ts on ts.trial_id = t.id
  join maker m on m.series = e.series
  join product d on d.slug = 'scale-' || m.series || '-' || m.i
  join product_version v on v.product_id = d.id and v.version = e.round || '.0'
  join participation p on p.trial_id = t.id and p.product_version_id = v.id
 where e.status <> 'announced';
create unique index on taker (e, i);
analyze taker;

create temporary table cell on commit drop as
select k.trial_id, c.id as test_case_id, c.kind, k.id as subject_id, null::bigint as peer_id, k.e,
       k.e || ' ' || k.i || ' ' || c.ordinal as seed, k.opens_on, k.status, false as alone
  from taker k
  join test_case c on c.revision_id = k.revision_id and c.ordinal <= 30
   and not (c.ordinal between 11 and 20 and k.i % 2 = 1) and not (c.ordinal between 21 and 30 and k.i % 2 = 0)
 where pg_temp.lot('run ' || k.e || ' ' || k.i || ' ' || c.ordinal, 100)
       < case when k.withdrawn then 40 when k.status = 'open' then case when k.silent then 0 else 45 end else 94 end
union all
select k.trial_id, c.id, c.kind, k.id, q.id, k.e, k.e || ' ' || k.i || ' ' || q.i || ' ' || c.ordinal, k.opens_on, k.status,
       q.withdrawn or q.silent and k.status = 'open'
         or pg_temp.lot('answer ' || k.e || ' ' || k.i || ' ' || q.i || ' ' || c.ordinal, 100)
            < case when k.status = 'open' then 25 else 6 end
  from taker k
 cross join generate_series(0, 6) n
  join taker q on q.e = k.e and q.i = ((k.i / 2 * 5 + n * 13) % 77) * 2 + 1
  join test_case c on c.revision_id = k.revision_id and c.ordinal > 30
 where k.i % 2 = 0 and (n < 6 or k.i % 4 = 0) and not k.withdrawn
   and not (k.status = 'open' and (k.silent or n >= 2 + k.i % 3));

-- Each side's report. The days that are still to come have none.
create temporary table said on commit drop as
select c.trial_id, c.test_case_id, c.kind, c.subject_id, c.peer_id, s.side,
       case when v.lot < 85 then 'passed' when v.lot < 94 then 'failed' when v.lot < 97 then 'inconclusive'
            when v.lot < 99 then 'inapplicable' else 'untested' end::verdict as verdict,
       w.at + case s.side when 'peer' then interval '20 minutes' else interval '0' end as at
  from cell c
  join (values ('subject'::side), ('peer'::side)) s(side) on s.side = 'subject' or (c.peer_id is not null and not c.alone)
 cross join lateral (select case when s.side = 'peer' and pg_temp.lot('other ' || c.seed, 100) < 4
                                 then pg_temp.lot('peer ' || c.seed, 100) else pg_temp.lot(c.seed, 100) end as lot) v
 cross join lateral (select case when c.status = 'open'
      then now() - make_interval(mins => 30 + pg_temp.lot('minute ' || c.seed, 1500))
      else c.opens_on + make_interval(days => pg_temp.lot('day ' || c.seed, 3), hours => 9,
                                      mins => pg_temp.lot('minute ' || c.seed, 480)) end as at) w;

insert into report (trial_id, test_case_id, test_kind, subject_id, peer_id, side, verdict, reason, effective_at, recorded_at)
select trial_id, test_case_id, kind, subject_id, peer_id, side, verdict,
       case verdict when 'inapplicable' then 'unsupported' when 'untested' then 'out_of_time' end, at, at
  from said order by at;

insert into outcome (trial_id, test_case_id, test_kind, subject_id, peer_id, subject_verdict, subject_reason, subject_at,
                     peer_verdict, peer_reason, peer_at)
select s.trial_id, s.test_case_id, s.kind, s.subject_id, s.peer_id, s.verdict,
       case s.verdict when 'inapplicable' then 'unsupported' when 'untested' then 'out_of_time' end, s.at,
       p.verdict, case p.verdict when 'inapplicable' then 'unsupported' when 'untested' then 'out_of_time' end, p.at
  from said s
  left join said p on p.side = 'peer' and p.test_case_id = s.test_case_id and p.subject_id = s.subject_id
   and p.peer_id = s.peer_id
 where s.side = 'subject';

analyze;
