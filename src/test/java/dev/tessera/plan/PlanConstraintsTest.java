package dev.tessera.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.SmallTrial;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database refuses whatever the product does. */
class PlanConstraintsTest {

    private SmallTrial trial;

    @BeforeEach
    void make() throws SQLException {
        trial = new SmallTrial();
        trial.execute("""
                insert into slot (trial_id, begins_at, ends_at) values
                  (1, '2026-06-01 09:00Z', '2026-06-01 09:30Z'), (1, '2026-06-01 09:30Z', '2026-06-01 10:00Z');
                insert into place (trial_id, name, kind, ordinal) values (1, 'Table 1', 'table', 1), (1, 'Table 2', 'table', 2);
                insert into meeting (trial_id, slot_id, place_id, first_id, second_id, part, parts, origin)
                  values (1, 1, 1, 1, 2, 1, 2, 'planned'), (1, 2, 1, 1, 2, 2, 2, 'planned');
                insert into meeting_side values (1, 1, 1), (1, 1, 2), (2, 2, 1), (2, 2, 2);
                """);
    }

    @AfterEach
    void end() throws SQLException {
        trial.close();
    }

    private void refused(String sql, String constraint) {
        assertThatThrownBy(() -> trial.execute(sql)).hasMessageContaining(constraint);
    }

    @Test
    void nobody_is_in_two_places() {
        refused("update meeting set slot_id = 1, place_id = 2 where id = 2", "nobody_is_in_two_places");
    }

    @Test
    void a_place_has_one_meeting() {
        refused("update meeting set slot_id = 1 where id = 2", "one_meeting_in_a_place");
    }

    @Test
    void meetings_exchange_their_slots_in_one_transaction() throws SQLException {
        trial.execute("""
                begin;
                set constraints one_meeting_in_a_place, nobody_is_in_two_places deferred;
                update meeting set slot_id = 2 where id = 1;
                update meeting set slot_id = 1 where id = 2;
                commit;
                """);

        assertThat(trial.ask("select string_agg(slot_id::text, ',' order by meeting_id, product_id) from meeting_side"))
                .isEqualTo("2,2,1,1");
    }

    @Test
    void slots_of_a_trial_do_not_overlap_and_those_of_two_may() throws SQLException {
        refused(
                "insert into slot (trial_id, begins_at, ends_at) values (1, '2026-06-01 09:15Z', '2026-06-01 09:20Z')",
                "slots_do_not_overlap");
        trial.execute("""
                insert into trial (slug, title, status, visibility) values ('other', 'Other', 'open', 'open');
                insert into slot (trial_id, begins_at, ends_at) values (2, '2026-06-01 09:15Z', '2026-06-01 09:20Z');
                """);
    }

    @Test
    void nobody_meets_themselves() {
        refused(
                "insert into meeting (trial_id, slot_id, place_id, first_id, second_id, origin) values (1, 1, 2, 1, 1, 'booked')",
                "two_who_meet");
    }
}
