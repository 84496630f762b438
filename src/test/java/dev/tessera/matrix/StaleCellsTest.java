package dev.tessera.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.Viewer;
import dev.tessera.exchange.TestSuiteCsv;
import dev.tessera.result.Reports;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.specification.Rename;
import dev.tessera.specification.SuiteRevision;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A trial stays on the revision that it opened on; what a later one changes the meaning of is stale, and only that. */
@ServerTest
class StaleCellsTest {

    private static final String FIRST = """
            key,title,kind,obligation,roles,section
            same,Says the same,,,,1
            moved,Is listed elsewhere,,,,2
            renamed,Has another key,,,,3
            reworded,Means something else,,,,4
            stricter,Becomes stricter,,optional,,5
            typo,Has a tpyo,,,,6
            gone,Is not asked any more,,,,7
            pair,Two that meet,interoperability,,Tool;Tool,8
            """;

    private static final String SECOND = """
            key,title,kind,obligation,roles,section
            new,Is new,,,,0
            moved,Is listed elsewhere,,,,9
            same,Says the same,,,,1
            renamed-now,Has another key,,,,3
            reworded,Means something quite else,,,,4
            stricter,Becomes stricter,,required,,5
            typo,Has a typo,,,,6
            pair,Two that meet twice,interoperability,,Tool;Tool,8
            """;

    private final Given given;
    private final TestSuites suites;
    private final Reports reports;
    private final Trials trials;
    private final Matrices matrices;
    private final TestRecords records;
    private Viewer coordinator;
    private String specification;
    private Trial trial;
    private Participant one;
    private Participant other;

    @Autowired
    StaleCellsTest(
            Given given, TestSuites suites, Reports reports, Trials trials, Matrices matrices, TestRecords records) {
        this.given = given;
        this.suites = suites;
        this.reports = reports;
        this.trials = trials;
        this.matrices = matrices;
        this.records = records;
    }

    @BeforeEach
    void open() {
        coordinator = given.coordinator().viewer();
        specification = given.specification("Tool");
        given.suite(specification, FIRST);
        trial = given.trial(specification, TrialStatus.OPEN, Visibility.OPEN);
        one = product();
        other = product();
        for (String test : List.of("same", "moved", "renamed", "reworded", "stricter", "typo", "gone")) {
            say(trial, one, test, null, Verdict.PASSED, null, null);
        }
        say(trial, other, "reworded", null, Verdict.UNTESTED, "out_of_time", null);
        say(trial, one, "pair", other.id(), Verdict.FAILED, null, null);
    }

    private Participant product() {
        return given.participant(trial, given.organisation().id(), Given.unique("Product"), "Tool");
    }

    @Test
    void exactly_the_touched_cells_are_stale_and_nothing_else_changes() {
        Matrix before = matrix();

        release();

        Matrix after = matrix();
        assertThat(cells(after)).isEqualTo(cells(before));
        assertThat(stale(before)).isEmpty();
        assertThat(stale(after))
                .containsExactlyInAnyOrder(
                        "reworded of one",
                        "reworded of other",
                        "stricter of one",
                        "gone of one",
                        "pair of one",
                        "pair of other");
        assertThat(matrices.pairs(Viewer.ANYBODY, trial, "pair").subjects().stream()
                        .flatMap(s -> s.marks().values().stream())
                        .map(Mark::standing))
                .containsExactly(Standing.STALE);
    }

    @Test
    void what_is_reported_later_of_a_changed_test_is_stale_too() {
        release();
        String snapshot = matrices.follow(coordinator, trial).snapshot();

        say(trial, other, "stricter", null, Verdict.PASSED, null, null);

        assertThat(matrices.changes(coordinator, trial, snapshot)
                        .orElseThrow()
                        .delta()
                        .cells())
                .extracting(c -> c.mark() == null ? null : c.mark().standing())
                .containsExactly(Standing.STALE);
        assertThat(stale(matrix())).contains("stricter of other");
    }

    @Test
    void a_trial_that_opens_now_has_the_new_revision_and_nothing_stale() {
        Trial announced = given.trial(specification, TrialStatus.ANNOUNCED, Visibility.OPEN);

        SuiteRevision second = release();

        Trial now = trials.see(coordinator, announced.slug());
        assertThat(now.specification().revision()).isEqualTo(second.id());
        assertThat(suites.stale(second.id())).isEmpty();
    }

    @Test
    void the_record_of_a_test_goes_over_its_keys_and_says_where_it_is_stale() {
        release();
        long lineage = suites
                .cases(java.util.Objects.requireNonNull(trial.specification().revision()))
                .stream()
                .filter(c -> c.key().equals("renamed"))
                .findFirst()
                .orElseThrow()
                .lineage();
        Trial next = given.trial(specification, TrialStatus.OPEN, Visibility.OPEN);
        Participant there = given.participant(next, given.organisation().id(), Given.unique("Product"), "Tool");
        say(next, there, "renamed-now", null, Verdict.FAILED, null, "No answer");

        TestRecord record = records.of(Viewer.ANYBODY, lineage);

        assertThat(record.trials())
                .extracting(
                        TestRecord.InTrial::key,
                        t -> t.tally().passed(),
                        t -> t.tally().failed())
                .containsExactlyInAnyOrder(tuple("renamed", 1, 0), tuple("renamed-now", 0, 1));
        assertThat(record.trials()).noneMatch(TestRecord.InTrial::stale);
        assertThat(records.remarks(Viewer.ANYBODY, lineage))
                .extracting(Remark::notes)
                .containsExactly("No answer");
    }

    private void say(
            Trial in,
            Participant by,
            String test,
            @Nullable Long peer,
            Verdict verdict,
            @Nullable String reason,
            @Nullable String notes) {
        Viewer member = given.member(by.organisationId()).viewer();
        reports.record(member, in.slug(), test, by.id(), peer, verdict, reason, notes);
    }

    private SuiteRevision release() {
        int slash = specification.indexOf('/');
        String slug = specification.substring(0, slash);
        List<TestCaseDraft> drafts = TestSuiteCsv.read(SECOND.getBytes(StandardCharsets.UTF_8));
        suites.replaceDraft(coordinator, slug, "1.0", drafts, List.of(new Rename("renamed", "renamed-now")));
        long typo = suites
                .cases(java.util.Objects.requireNonNull(trial.specification().revision()))
                .stream()
                .filter(c -> c.key().equals("typo"))
                .findFirst()
                .orElseThrow()
                .lineage();
        return suites.release(coordinator, slug, "1.0", "Clearer", Set.of(typo));
    }

    private Matrix matrix() {
        return matrices.matrix(Viewer.ANYBODY, trial);
    }

    private static List<String> cells(Matrix matrix) {
        return matrix.rows().stream().map(r -> r.key() + r.letters()).toList();
    }

    private Set<String> stale(Matrix matrix) {
        Set<String> found = new TreeSet<>();
        List<String> names = new ArrayList<>();
        matrix.columns().forEach(c -> names.add(c.id() == one.id() ? "one" : "other"));
        matrix.rows()
                .forEach(r -> r.marks().forEach((column, mark) -> {
                    if (mark.standing() == Standing.STALE) {
                        found.add(r.key() + " of " + names.get(column));
                    }
                }));
        return found;
    }
}
