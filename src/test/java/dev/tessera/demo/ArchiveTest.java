package dev.tessera.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.SmallTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The scale profile's archive is as large as the real events are, and what it says holds together. */
class ArchiveTest {

    private static SmallTrial database;

    @BeforeAll
    static void load() throws SQLException, IOException {
        database = new SmallTrial();
        database.connection().setAutoCommit(false);
        new ArchiveQueries(database.queries()).load(Files.readString(Path.of("db/seed/scale/archive.sql")));
        database.connection().commit();
        database.connection().setAutoCommit(true);
    }

    @AfterAll
    static void close() throws SQLException {
        database.close();
    }

    @Test
    void it_is_twenty_events_of_the_size_of_real_ones() throws SQLException {
        assertThat(ask("select string_agg(status || ' ' || n, ', ' order by status)"
                        + " from (select status, count(*) n from trial where slug <> 'trial' group by status) s"))
                .isEqualTo("announced 1, open 1, reviewing 1, published 4, archived 13");
        assertThat(ask("select min(n) || ' ' || max(n) from (select count(*) n from participation p"
                        + " join trial t on t.id = p.trial_id and t.slug <> 'trial' group by trial_id) c"))
                .isEqualTo("155 155");
        assertThat(Integer.parseInt(ask("select min(n) from (select count(*) n from outcome o"
                        + " join trial t on t.id = o.trial_id and t.status in ('archived', 'published', 'reviewing')"
                        + " where peer_id is not null group by trial_id) c")))
                .isBetween(3_800, 4_200);
        assertThat(ask("select count(distinct d.organisation_id) from participation p"
                        + " join product_version v on v.id = p.product_version_id join product d on d.id = v.product_id"
                        + " where p.trial_id = (select max(id) from trial)"))
                .isEqualTo("110");
    }

    @Test
    void every_outcome_is_what_its_reports_say() throws SQLException {
        assertThat(ask("""
                select count(*) from outcome o
                  left join report s on s.trial_id = o.trial_id and s.test_case_id = o.test_case_id
                   and s.subject_id = o.subject_id and s.peer_id is not distinct from o.peer_id and s.side = 'subject'
                  left join report p on p.trial_id = o.trial_id and p.test_case_id = o.test_case_id
                   and p.subject_id = o.subject_id and p.peer_id = o.peer_id and p.side = 'peer'
                 where s.verdict is distinct from o.subject_verdict or p.verdict is distinct from o.peer_verdict
                """)).isEqualTo("0");
        assertThat(ask("select (select count(*) from report)"
                        + " = (select count(subject_verdict) + count(peer_verdict) from outcome)"))
                .isEqualTo("t");
    }

    @Test
    void some_disagree_some_are_still_asked_and_some_withdrew() throws SQLException {
        for (String some : new String[] {
            "outcome where standing = 'disputed'",
            "outcome where standing = 'agreed'",
            "outcome o join trial t on t.id = o.trial_id where t.status = 'open' and peer_id is not null and peer_verdict is null",
            "participation where status = 'withdrawn' and counted",
            "participation where status = 'requested'",
            "participation where status = 'waitlisted'",
            "trial t join trial b on b.id = t.continues_id join trial c on c.id = b.continues_id"
        }) {
            assertThat(Integer.parseInt(ask("select count(*) from " + some)))
                    .as(some)
                    .isPositive();
        }
    }

    private static String ask(String sql) throws SQLException {
        return database.ask(sql);
    }
}
