package dev.tessera.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.Viewer;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialForm;
import dev.tessera.trial.TrialSetups;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** What was done is kept, and stays as it was. */
@ServerTest
class AuditTest {

    @Autowired
    AuditLog log;

    @Autowired
    Trials trials;

    @Autowired
    TrialSetups setups;

    @Autowired
    Given given;

    @Autowired
    DSLContext db;

    @Test
    void a_change_is_kept_with_what_was_and_what_became_and_nothing_else() {
        Viewer coordinator = given.coordinator().viewer();
        Trial trial = given.trial(given.specification("Tool"), TrialStatus.DRAFT, Visibility.CONFIDENTIAL);
        TrialForm renamed = new TrialForm("Renamed", null, null, TrialStatus.ANNOUNCED, null, null, null);
        setups.put(coordinator, trial.slug(), renamed);
        setups.put(coordinator, trial.slug(), renamed);

        var entries = log.ofTrial(coordinator, trial.scope());

        assertThat(entries)
                .extracting(AuditEntry::operation)
                .containsExactly("trial.moved", "trial.changed", "trial.created");
        assertThat(entries.getFirst().was()).isEqualTo(Map.of("status", "draft"));
        assertThat(entries.getFirst().became()).isEqualTo(Map.of("status", "announced"));
        assertThat(entries.get(1).was()).isEqualTo(Map.of("title", trial.title()));
        assertThat(entries.get(1).became()).isEqualTo(Map.of("title", "Renamed"));
        assertThat(entries.getFirst().who()).isEqualTo(coordinator.name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set why = 'otherwise'",
                "update audit_entry set account_id = null, address = null where account_id is not null",
                "delete from audit_entry",
                "truncate audit_entry"
            })
    void an_entry_is_never_changed_and_never_deleted(String statement) {
        given.trial(given.specification("Tool"), TrialStatus.DRAFT, Visibility.CONFIDENTIAL);
        assertThat(db.fetchCount(db.selectFrom("audit_entry"))).isPositive();
        assertThatThrownBy(() -> db.execute(statement))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("never changed");
    }

    @Test
    void the_export_has_a_row_for_each_entry_and_no_formula() throws IOException {
        Viewer coordinator = given.coordinator().viewer();
        String title = "=cmd|" + Given.unique("formula");
        Trial trial = given.trial(given.specification("Tool"), TrialStatus.DRAFT, Visibility.CONFIDENTIAL);
        setups.put(coordinator, trial.slug(), new TrialForm(title, null, null, null, null, null, null));
        AuditFilter filter = new AuditFilter(title, ThingKind.TRIAL, null, null);
        StringWriter csv = new StringWriter();

        log.export(coordinator, filter, csv);

        assertThat(csv.toString().lines()).hasSize(1 + log.count(coordinator, filter));
        assertThat(csv.toString()).contains("'" + title);
    }
}
