package dev.tessera;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** A database with several trials of some size, and the plans that it has for what is asked of one of them. */
public final class FilledTrial implements AutoCloseable {

    private static final String FILLED = """
            insert into test_case (revision_id, specification_version_id, ordinal, key, title)
              select 1, 1, n, 'c' || n, 'C' from generate_series(3, 150) n;
            insert into product_version (product_id, version) select 1, 'v' || n from generate_series(1, 30) n;
            insert into trial (slug, title) select 't' || n, 'T' from generate_series(2, 6) n;
            insert into participation (trial_id, product_version_id, role_id)
              select t.id, v.id, 1 from trial t, product_version v on conflict do nothing;
            insert into outcome (trial_id, test_case_id, test_kind, subject_id, subject_verdict, subject_reason, subject_at)
              select p.trial_id, c.id, c.kind, p.id,
                     (case when (c.id + p.id) % 50 = 0 then 'untested' else 'passed' end)::verdict,
                     case when (c.id + p.id) % 50 = 0 then 'no_peer' end, now()
                from participation p, test_case c where c.kind = 'conformance';
            insert into outcome (trial_id, test_case_id, test_kind, subject_id, peer_id, subject_verdict, subject_at)
              select p.trial_id, c.id, c.kind, p.id, q.id, 'passed', now()
                from participation p, participation q, test_case c
               where c.kind = 'interoperability' and p.trial_id = q.trial_id and p.product_version_id % 4 = 0 and q.product_version_id % 4 = 1;
            insert into report (trial_id, test_case_id, test_kind, subject_id, peer_id, side, verdict, reason, effective_at, recorded_at)
              select trial_id, test_case_id, test_kind, subject_id, peer_id, 'subject', verdict, reason, subject_at, subject_at
                from outcome;
            """;

    private final SmallTrial trial;
    private final List<String> asked = new ArrayList<>();

    public FilledTrial() throws SQLException {
        trial = new SmallTrial();
        trial.execute(FILLED);
        trial.execute("vacuum analyze");
    }

    public Connection connection() {
        return trial.connection();
    }

    /** Queries as the server makes them, whose plans are asked for afterwards. */
    public DSLContext queries() {
        ExecuteListener listener = ExecuteListener.onExecuteStart(this::asked);
        return DSL.using(new DefaultConfiguration()
                .set(trial.connection())
                .set(SQLDialect.POSTGRES)
                .set(new Settings().withRenderSchema(false))
                .set(() -> listener));
    }

    private void asked(ExecuteContext context) {
        Query query = context.query();
        if (query != null) {
            asked.add(DSL.using(context.configuration()).renderInlined(query));
        }
    }

    /** The database's plan for what was asked last. */
    public String plan() throws SQLException {
        try (var statement = trial.connection().createStatement();
                var lines = statement.executeQuery("explain " + asked.getLast())) {
            StringBuilder plan = new StringBuilder();
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
            return plan.toString();
        }
    }

    @Override
    public void close() throws SQLException {
        trial.close();
    }
}
