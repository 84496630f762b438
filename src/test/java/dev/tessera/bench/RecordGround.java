package dev.tessera.bench;

import dev.tessera.access.MembershipRole;
import dev.tessera.access.Viewer;
import dev.tessera.exchange.ImportFormat;
import dev.tessera.exchange.ImportOptions;
import dev.tessera.exchange.Progress;
import dev.tessera.exchange.ResultImports;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialForm;
import dev.tessera.trial.TrialSetups;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.ConfigurableApplicationContext;

/** A trial of conformance tests of which each cell has a result, and those who may report. */
record RecordGround(Trial trial, List<TestCase> tests, List<Participant> products) {

    static final String SLUG = "bench-record";
    static final int TESTS = 200;
    static final int PRODUCTS = 150;

    /** Made where it is not there yet. */
    static RecordGround in(ConfigurableApplicationContext server) {
        Viewer coordinator = ImportBench.coordinator(server);
        server.getBean(Specifications.class)
                .put(
                        coordinator,
                        SLUG,
                        "1.0",
                        new SpecificationForm(
                                "Record", null, null, SpecificationStatus.FINAL, List.of(), null, null, null, null));
        List<TestCaseDraft> drafts = new ArrayList<>();
        StringBuilder csv = new StringBuilder("subject,test,verdict\n");
        for (int t = 0; t < TESTS; t++) {
            drafts.add(ImportBench.draft("r-" + t, drafts.size()));
            for (int p = 0; p < PRODUCTS; p++) {
                csv.append("Recorder %d,r-%d,passed\n".formatted(p, t));
            }
        }
        server.getBean(TestSuites.class).replace(coordinator, SLUG, "1.0", drafts);
        server.getBean(TrialSetups.class)
                .put(
                        coordinator,
                        SLUG,
                        new TrialForm(
                                SLUG, SLUG + "/1.0", Visibility.CONFIDENTIAL, TrialStatus.OPEN, null, null, null));
        server.getBean(ResultImports.class)
                .run(
                        coordinator,
                        SLUG,
                        ImportFormat.CSV,
                        csv.toString().getBytes(StandardCharsets.UTF_8),
                        new ImportOptions(false, true),
                        Progress.NOBODY);
        Trials trials = server.getBean(Trials.class);
        Trial trial = trials.see(coordinator, SLUG);
        return new RecordGround(trial, server.getBean(TrialTests.class).cases(trial), trials.participants(trial.id()));
    }

    /** Somebody of the product's organisation says what a test showed, with all that is checked before. */
    static void report(Reports reports, TestCase test, Participant product, Verdict verdict) {
        reports.record(vendor(product), SLUG, test.key(), product.id(), null, verdict, null, null);
    }

    private static Viewer vendor(Participant product) {
        return new Viewer(
                null, "", null, Map.of(product.organisationId(), MembershipRole.MEMBER), java.util.Set.of(), null);
    }

    static Verdict verdict() {
        return ThreadLocalRandom.current().nextBoolean() ? Verdict.PASSED : Verdict.FAILED;
    }

    static <T> T one(List<T> of) {
        return of.get(ThreadLocalRandom.current().nextInt(of.size()));
    }
}
