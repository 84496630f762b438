package dev.tessera.bench;

import dev.tessera.access.Viewer;
import dev.tessera.exchange.MatrixJson;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.MatrixRequest;
import dev.tessera.matrix.RequestedMatrices;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Answering matrix.json for 1,000 × 1,000 outcomes, cold, as a ratio to reading the same strings by plain JDBC. */
final class MatrixBench implements Bench.Benchmark {

    private static final String FILL = """
            do $$
            declare spec bigint; version bigint; suite bigint; org bigint; about bigint;
            begin
              insert into organisation (slug, name) values ('bench', 'Bench') returning id into org;
              insert into specification (slug, name) values ('bench', 'Bench') returning id into spec;
              insert into specification_version (specification_id, version, name, status)
                values (spec, '1', 'Bench 1', 'final') returning id into version;
              insert into test_suite_revision (specification_version_id, number, released_at) values (version, 1, now()) returning id into suite;
              insert into test_case (revision_id, specification_version_id, ordinal, key, title, test_group)
                select suite, version, i, 'test-' || i, 'What test ' || i || ' looks at', 'Group ' || (i / 50)
                  from generate_series(1, 1000) i;
              insert into trial (slug, title, status, visibility) values ('bench', 'Bench', 'open', 'open') returning id into about;
              insert into trial_specification (trial_id, specification_version_id, revision_id) values (about, version, suite);
              insert into product (organisation_id, slug, name)
                select org, 'bench-' || i, 'Product ' || i from generate_series(1, 1000) i;
              insert into product_version (product_id, version) select id, '1.0' from product where organisation_id = org;
              insert into participation (trial_id, product_version_id)
                select about, v.id from product_version v join product p on p.id = v.product_id
                 where p.organisation_id = org order by md5(v.id::text);
              insert into outcome (trial_id, test_case_id, test_kind, subject_id, subject_verdict, subject_reason, subject_at)
                select about, t.id, 'conformance', p.id, x.verdict,
                       case when x.verdict in ('inapplicable', 'untested') then 'unsupported' end, now()
                  from test_case t cross join participation p
                 cross join lateral (select case when h < 80 then 'passed' when h < 92 then 'failed'
                      when h < 95 then 'inconclusive' when h < 98 then 'inapplicable' else 'untested' end::verdict as verdict
                      from (select abs(hashint8(t.id * 7919 + p.id)) % 100 as h)) x
                 where t.revision_id = suite and p.trial_id = about;
            end $$
            """;

    private static final String SAME_STRINGS = """
            select test_case_id, string_agg(case verdict when 'passed' then 'p' when 'failed' then 'f'
                     when 'inconclusive' then 'i' when 'inapplicable' then 'n' else 'u' end, '' order by subject_id)
              from outcome where trial_id = ? and peer_id is null group by test_case_id
            """;

    @Override
    public void run(ConfigurableApplicationContext server) throws Exception {
        DataSource database = server.getBean(DataSource.class);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(FILL);
            statement.execute("vacuum analyze");
        }
        Trial trial = server.getBean(Trials.class).see(Viewer.ANYBODY, "bench");
        Matrices matrices = server.getBean(Matrices.class);
        double[] medians = Timing.compare(
                3,
                9,
                () -> {
                    matrices.forget(trial.id());
                    return MatrixJson.of(matrices.matrix(Viewer.ANYBODY, trial)).length;
                },
                () -> strings(database, trial.id()));
        Timing.print("matrix", medians, "matrix.json of 1,000 × 1,000, cold, to reading the same strings by JDBC");
        reportTwice(database, trial.id());
        Instant before = begin(database, trial.id());
        matrices.forget(trial.id());
        double[] past =
                Timing.compare(1, 5, () -> MatrixJson.of(matrices.matrix(Viewer.ANYBODY, trial, before)).length, () -> {
                    matrices.forget(trial.id());
                    return MatrixJson.of(matrices.matrix(Viewer.ANYBODY, trial)).length;
                });
        Timing.print("matrix-as-of", past, "the same as of a moment after which a tenth of the cells changed, to now");
        RequestedMatrices requested = server.getBean(RequestedMatrices.class);
        MatrixRequest difference = MatrixRequest.of(Map.of("since", before.toString())::get);
        double[] differs = Timing.compare(
                1,
                5,
                () -> MatrixJson.of(requested.tests(Viewer.ANYBODY, trial, difference)).length,
                () -> MatrixJson.of(matrices.matrix(Viewer.ANYBODY, trial, before)).length);
        Timing.print("matrix-difference", differs, "the difference from that moment, to the matrix as of it");
        Instant first = before.minusSeconds(3600);
        double[] all =
                Timing.compare(1, 3, () -> MatrixJson.of(matrices.matrix(Viewer.ANYBODY, trial, first)).length, () -> {
                    matrices.forget(trial.id());
                    return MatrixJson.of(matrices.matrix(Viewer.ANYBODY, trial)).length;
                });
        Timing.print("matrix-as-of-all", all, "as of a moment after which every cell changed, to now");
        double[] warm = Timing.compare(
                3,
                9,
                () -> MatrixJson.of(matrices.matrix(Viewer.ANYBODY, trial)).length,
                () -> strings(database, trial.id()));
        Timing.print("matrix-warm", warm, "the same kept in memory, to reading the strings by JDBC");
    }

    /** A report for each cell, an hour old all of them; then another for a tenth of them, half an hour later. */
    private static void reportTwice(DataSource database, long trial) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update trial set created_at = now() - interval '2 days' where id = " + trial);
            statement.execute(
                    "update participation set created_at = now() - interval '2 days' where trial_id = " + trial);
            for (String part : new String[] {"interval '90 minutes'", "interval '50 minutes'"}) {
                statement.execute("""
                        insert into report (trial_id, test_case_id, test_kind, subject_id, side, verdict, reason,
                                            effective_at, recorded_at)
                        select trial_id, test_case_id, test_kind, subject_id, 'subject', verdict, reason,
                               now() - %s, now() - %s
                          from outcome where trial_id = %d
                        """.formatted(part, part, trial));
            }
            statement.execute("""
                    update outcome set changed_at = now() - case when (subject_id + test_case_id) %% 10 = 0
                           then interval '10 minutes' else interval '50 minutes' end where trial_id = %d
                    """.formatted(trial));
            statement.execute("vacuum analyze");
        }
    }

    private static Instant begin(DataSource database, long trial) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet moment = statement.executeQuery(
                        "select min(changed_at) + interval '20 minutes' from outcome where trial_id = " + trial)) {
            moment.next();
            return moment.getObject(1, java.time.OffsetDateTime.class).toInstant();
        }
    }

    private static int strings(DataSource database, long trial) throws Exception {
        int length = 0;
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(SAME_STRINGS)) {
            query.setLong(1, trial);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    length += rows.getString(2).length();
                }
            }
        }
        if (length != 1_000_000) {
            throw new IllegalStateException("Read " + length + " letters");
        }
        return length;
    }
}
