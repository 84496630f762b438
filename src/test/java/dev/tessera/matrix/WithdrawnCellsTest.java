package dev.tessera.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Loading;
import dev.tessera.ServerTest;
import dev.tessera.access.Viewer;
import dev.tessera.exchange.ImportFormat;
import dev.tessera.exchange.ImportOptions;
import dev.tessera.exchange.ImportResult;
import dev.tessera.exchange.MatrixCsv;
import dev.tessera.exchange.MatrixJson;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Participations;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who withdraws from an open trial stays in its matrices: what it reported as it is, what it did not as withdrawn. */
@ServerTest
class WithdrawnCellsTest {

    private static final String SUITE = """
            key,title,kind,roles
            said,Reported before,,Tool
            left,Not reported before,,Tool
            other,Of the other role,,Platform
            pair,Two that meet,interoperability,Tool;Platform
            """;

    private final Given given;
    private final Loading loading;
    private final Trials trials;
    private final Participations participations;
    private final Reports reports;
    private final Matrices matrices;
    private final RecordSheets sheets;
    private Viewer coordinator;
    private Trial trial;
    private Participant tool;
    private Participant platform;
    private Participant unmet;

    @Autowired
    WithdrawnCellsTest(
            Given given,
            Loading loading,
            Trials trials,
            Participations participations,
            Reports reports,
            Matrices matrices,
            RecordSheets sheets) {
        this.given = given;
        this.loading = loading;
        this.trials = trials;
        this.participations = participations;
        this.reports = reports;
        this.matrices = matrices;
        this.sheets = sheets;
    }

    @BeforeEach
    void withdraws() {
        coordinator = given.coordinator().viewer();
        String specification = given.specification("Tool", "Platform");
        given.suite(specification, SUITE);
        trial = given.trial(specification, TrialStatus.OPEN, Visibility.OPEN);
        tool = product("Tool");
        platform = product("Platform");
        unmet = product("Platform");
        say(tool, "said", tool, null, Verdict.PASSED);
        say(tool, "pair", tool, platform, Verdict.FAILED);
        participations.withdraw(coordinator, trial.slug(), tool.id(), "Moved to the next round");
        trial = given.now(trial);
    }

    private Participant product(String role) {
        return given.participant(trial, given.organisation().id(), Given.unique("Product"), role);
    }

    private Viewer of(Participant participant) {
        return given.member(participant.organisationId()).viewer();
    }

    private void say(Participant by, String test, Participant subject, @Nullable Participant peer, Verdict verdict) {
        reports.record(of(by), trial.slug(), test, subject.id(), peer == null ? null : peer.id(), verdict, null, null);
    }

    @Test
    void in_the_matrix_only_what_was_not_reported_reads_withdrawn() {
        Matrix matrix = matrices.matrix(Viewer.ANYBODY, trial);

        assertThat(cells(matrix, tool))
                .isEqualTo(Map.of("said", "p", "left", "u withdrawn", "other", "o", "pair", "f"));
        assertThat(cells(matrix, platform)).isEqualTo(Map.of("said", "o", "left", "o", "other", "u", "pair", "f"));
        assertThat(cells(matrix, unmet)).isEqualTo(Map.of("said", "o", "left", "o", "other", "u", "pair", "u"));
        assertThat(matrix.columns().stream().filter(Column::withdrawn).map(Column::id))
                .containsExactly(tool.id());
    }

    @Test
    void files_say_so_too() {
        Matrix matrix = matrices.matrix(Viewer.ANYBODY, trial);

        assertThat(new String(MatrixJson.of(matrix), StandardCharsets.UTF_8))
                .contains("\"withdrawn\":true")
                .contains("\"reason\":\"withdrawn\"");
        assertThat(new String(MatrixCsv.of(matrix), StandardCharsets.UTF_8)).contains("left,untested");
    }

    @Test
    void in_the_pairs_of_one_test_both_sides_read_withdrawn() {
        PairMatrix.Subject row = matrices.pairs(Viewer.ANYBODY, trial, "pair").subjects().stream()
                .filter(s -> s.subject().id() == tool.id())
                .findFirst()
                .orElseThrow();
        PairMatrix pairs = matrices.pairs(Viewer.ANYBODY, trial, "pair");

        int met = place(pairs, platform);
        int never = place(pairs, unmet);
        assertThat(row.cell(met)).isEqualTo('f');
        assertThat(row.mark(met)).isNull();
        assertThat(row.cell(never)).isEqualTo('u');
        assertThat(Objects.requireNonNull(row.mark(never)).reason()).isEqualTo("withdrawn");
    }

    private static int place(PairMatrix pairs, Participant peer) {
        return pairs.peers().stream().map(Column::id).toList().indexOf(peer.id());
    }

    @Test
    void a_partner_s_sheet_keeps_what_can_still_be_answered() {
        assertThat(cells(sheets.sheet(of(platform), trial, platform.id()), tool))
                .containsEntry("pair", "u");
        assertThat(cells(sheets.sheet(of(unmet), trial, unmet.id()), tool)).containsEntry("pair", "u withdrawn");

        say(platform, "pair", tool, platform, Verdict.FAILED);

        assertThat(cells(sheets.sheet(of(platform), trial, platform.id()), tool))
                .containsEntry("pair", "f");
    }

    @Test
    void followers_see_it_and_what_a_coordinator_loads_afterwards() {
        String before = matrices.follow(coordinator, trial).snapshot();
        participations.withdraw(coordinator, trial.slug(), unmet.id(), null);
        assertThat(matrices.changes(coordinator, trial, before)).isEmpty();

        String snapshot = matrices.follow(coordinator, trial).snapshot();
        ImportResult loaded = load(coordinator, tool);

        assertThat(loading.rejected(loaded)).isEmpty();
        assertThat(matrices.changes(coordinator, trial, snapshot)
                        .orElseThrow()
                        .delta()
                        .cells())
                .extracting(MatrixDelta.Cell::key, MatrixDelta.Cell::letter, MatrixDelta.Cell::mark)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("left", "p", null));
    }

    @Test
    void its_own_organisation_loads_nothing_for_it_any_more() {
        ImportResult refused = load(of(tool), tool);

        assertThat(loading.rejected(refused))
                .containsExactly("line 2: " + tool.label() + " has withdrawn from " + trial.title()
                        + ": nothing more is reported for it. What was reported stays.");
        assertThat(refused.recorded()).isZero();
    }

    private ImportResult load(Viewer viewer, Participant subject) {
        return loading.load(
                viewer,
                trial,
                ImportFormat.CSV,
                ("subject,test,verdict\n" + subject.label() + ",left,passed\n").getBytes(StandardCharsets.UTF_8),
                new ImportOptions(false, false));
    }

    private static Map<String, String> cells(Matrix matrix, Participant of) {
        int column = matrix.columns().stream().map(Column::id).toList().indexOf(of.id());
        Map<String, String> cells = new java.util.HashMap<>();
        for (Row row : matrix.rows()) {
            Mark mark = row.mark(column);
            cells.put(row.key(), row.cell(column) + (mark == null || mark.reason() == null ? "" : " " + mark.reason()));
        }
        return cells;
    }
}
