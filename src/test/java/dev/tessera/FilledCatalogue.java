package dev.tessera;

/** A catalogue as large as one gets: 10,000 specification versions and 200,000 test cases, by plain SQL. */
public final class FilledCatalogue {

    /** Each of four words of a test's title is one of some sixty. */
    private static final String WORDS =
            "launch message token badge assertion profile roster class enrolment grade result score outcome cartridge"
                    + " package manifest metadata sensor event actor action object entity session context resource link"
                    + " deployment platform tool client server key signature algorithm nonce state request response"
                    + " header scope endpoint collection single page filter sort field date time zone language string"
                    + " number array schema version extension";

    /** What fills it. */
    public static final String SQL = """
            do $$
            declare words text[] := string_to_array('%s', ' ');
            begin
              insert into family (slug, name) select 'bulk-' || i, initcap(words[1 + i %% cardinality(words)]) || ' family ' || i
                from generate_series(1, 200) i;
              insert into specification (slug, name, family_id)
                select 'bulk-' || i, initcap(words[1 + i %% cardinality(words)]) || ' ' || words[1 + (i * 7) %% cardinality(words)] || ' ' || i,
                       (select id from family where slug = 'bulk-' || (1 + i %% 200))
                  from generate_series(1, 2500) i;
              insert into specification_version (specification_id, version, name, status, issued)
                select s.id, n || '.0', s.name || ' ' || n || '.0',
                       (enum_range(null::specification_status))[1 + (s.id + n) %% 6], (2000 + n * 3)::text
                  from specification s cross join generate_series(1, 4) n where s.slug like 'bulk-%%';
              insert into specification_role (specification_version_id, name, ordinal)
                select v.id, initcap(words[1 + (v.id * k) %% 20]) || ' ' || (array['provider', 'consumer'])[k], k
                  from specification_version v join specification s on s.id = v.specification_id
                 cross join generate_series(1, 2) k where s.slug like 'bulk-%%';
              insert into current_test_case (specification_version_id, lineage, key, title)
                select v.id, nextval('test_case_lineage'), words[1 + i %% cardinality(words)] || '-' || v.id || '-' || i,
                       initcap(words[1 + (v.id * 3 + i) %% cardinality(words)]) || ' ' || words[1 + (v.id * 7 + i * 11) %% cardinality(words)]
                       || ' with ' || words[1 + (v.id * 13 + i * 5) %% cardinality(words)] || ' and ' || words[1 + (v.id + i * 17) %% cardinality(words)]
                  from specification_version v join specification s on s.id = v.specification_id
                 cross join generate_series(1, 20) i where s.slug like 'bulk-%%';
            end $$
            """.formatted(WORDS);

    private FilledCatalogue() {}
}
