package dev.tessera.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.Given;
import dev.tessera.Loading;
import dev.tessera.Loading.Cell;
import dev.tessera.ServerTest;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Organisation;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an import does as a whole: who may, when, how much of it, and with whom at once. */
@ServerTest
class ImportRulesTest {

    private static final String SUITE = "key,title\nt1,First\nt2,Second";

    @Autowired
    private Given given;

    @Autowired
    private Loading loading;

    @Test
    void a_dry_run_stores_nothing_and_says_what_the_real_one_then_does() {
        Trial trial = given.trial(SUITE);
        String product = Given.unique("Product");
        String other = Given.unique("Product");
        loading.load(trial, ImportFormat.CSV, csv(product + ",t1,failed,2026-01-01"));
        byte[] file = csv(
                        product + ",t1,passed,2026-02-01",
                        product + ",t1,failed,2026-01-01",
                        other + ",t1,passed,",
                        other + ",t2,wonderful,",
                        product + ",t2,passed,",
                        product + ",t2,failed,")
                .getBytes(StandardCharsets.UTF_8);
        Map<String, Long> before = loading.rows();

        ImportResult would = loading.load(
                given.coordinator().viewer(), trial, ImportFormat.CSV, file, new ImportOptions(true, true));
        assertThat(loading.rows()).isEqualTo(before);
        ImportResult did = loading.load(trial, ImportFormat.CSV, file);

        assertThat(would.dryRun()).isTrue();
        assertThat(did)
                .isEqualTo(new ImportResult(
                        false,
                        would.recorded(),
                        would.unchanged(),
                        would.superseded(),
                        would.rejected(),
                        would.created(),
                        would.contradictions(),
                        would.remarks()));
        assertThat(did.recorded()).isEqualTo(4);
        assertThat(did.unchanged()).isEqualTo(1);
        assertThat(did.superseded()).isEqualTo(1);
        assertThat(did.contradictions()).hasSize(2);
        assertThat(loading.rows()).containsEntry("report", before.getOrDefault("report", 0L) + 4);
    }

    @Test
    void a_vendor_brings_results_of_its_own_products_only() {
        Organisation own = given.organisation();
        Organisation other = given.organisation();
        Trial trial = given.trial(SUITE);
        Participant mine = given.participant(trial, own.id(), Given.unique("Mine"), null);
        Participant theirs = given.participant(trial, other.id(), Given.unique("Theirs"), null);

        ImportResult result = loading.load(
                given.member(own.id()).viewer(),
                trial,
                ImportFormat.CSV,
                csv(mine.label() + ",t1,passed,", theirs.label() + ",t1,failed,")
                        .getBytes(StandardCharsets.UTF_8),
                new ImportOptions(false, false));

        assertThat(loading.rejected(result))
                .containsExactly("line 3: " + theirs.label() + " belongs to " + other.name()
                        + ". You can report for products of your own organisation only.");
        assertThat(loading.matrix(trial))
                .containsEntry(new Cell("t1", mine.label()), "passed")
                .containsEntry(new Cell("t1", theirs.label()), "untested");
    }

    @Test
    void whoever_takes_no_part_brings_nothing() {
        Trial trial = given.trial(SUITE);
        Given.Person stranger = given.member(given.organisation().id());

        refused(
                stranger,
                trial,
                false,
                Refusal.Kind.FORBIDDEN,
                "Your organisation takes no part in " + trial.title() + ".");
    }

    @Test
    void subjects_are_registered_by_coordinators_only() {
        Organisation own = given.organisation();
        Trial trial = given.trial(SUITE);
        given.participant(trial, own.id(), Given.unique("Mine"), null);

        refused(
                given.member(own.id()),
                given.now(trial),
                true,
                Refusal.Kind.FORBIDDEN,
                "Only coordinators may do this. Sign in as one, or use a coordinator's token.");
    }

    @Test
    void a_trial_that_is_not_open_takes_no_results() {
        String specification = given.specification();
        given.suite(specification, SUITE);
        Trial trial = given.trial(specification, TrialStatus.ANNOUNCED, Visibility.OPEN);

        refused(
                given.coordinator(),
                trial,
                true,
                Refusal.Kind.CONFLICT,
                trial.title() + " does not take results now: it is not open.");
    }

    @Test
    void a_subject_that_nobody_registered_is_rejected_unless_the_coordinator_says_otherwise() {
        Trial trial = given.trial(SUITE);
        Map<String, Long> before = loading.rows();

        ImportResult result = loading.load(
                given.coordinator().viewer(),
                trial,
                ImportFormat.CSV,
                csv("Nobody's,t1,passed,").getBytes(StandardCharsets.UTF_8),
                new ImportOptions(false, false));

        assertThat(loading.rejected(result))
                .containsExactly("line 2: Nobody registered a product by the name of Nobody's.");
        assertThat(loading.rows()).isEqualTo(before);
    }

    @Test
    void two_at_once_into_one_trial_give_what_one_after_the_other_gives() throws Exception {
        Trial trial = given.trial(SUITE);
        String first = Given.unique("Product");
        String second = Given.unique("Product");
        List<String> files = List.of(
                csv(first + ",t1,passed,2026-01-01", second + ",t1,passed,2026-01-01", first + ",t2,failed,"),
                csv(second + ",t1,failed,2026-02-01", first + ",t1,passed,2026-01-01", second + ",t2,passed,"));
        CyclicBarrier together = new CyclicBarrier(2);
        List<Callable<ImportResult>> imports = new ArrayList<>();
        for (String file : files) {
            imports.add(() -> {
                together.await();
                return loading.load(trial, ImportFormat.CSV, file);
            });
        }
        List<ImportResult> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (Future<ImportResult> result : threads.invokeAll(imports)) {
                results.add(result.get());
            }
        }

        assertThat(results.stream().mapToInt(ImportResult::recorded).sum()).isEqualTo(5);
        assertThat(results.stream().mapToInt(ImportResult::unchanged).sum()).isEqualTo(1);
        assertThat(results.stream()
                        .flatMap(r -> r.created().stream())
                        .filter(c -> c.kind().equals("product")))
                .hasSize(2);
        assertThat(loading.matrix(trial))
                .isEqualTo(Map.of(
                        new Cell("t1", first), "passed",
                        new Cell("t2", first), "failed",
                        new Cell("t1", second), "failed",
                        new Cell("t2", second), "passed"));
    }

    private void refused(Given.Person person, Trial trial, boolean create, Refusal.Kind kind, String sentence) {
        Map<String, Long> before = loading.rows();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> loading.load(
                        person.viewer(),
                        trial,
                        ImportFormat.CSV,
                        csv("X,t1,passed,").getBytes(StandardCharsets.UTF_8),
                        new ImportOptions(false, create)))
                .satisfies(r -> {
                    assertThat(r.kind()).isEqualTo(kind);
                    assertThat(loading.say(r.sentence())).isEqualTo(sentence);
                });
        assertThat(loading.rows()).isEqualTo(before);
    }

    private static String csv(String... lines) {
        return "subject,test,verdict,date\n" + String.join("\n", lines);
    }
}
