package dev.tessera.bench;

import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.common.Sentence;
import dev.tessera.exchange.ImportFormat;
import dev.tessera.exchange.ImportOptions;
import dev.tessera.exchange.ImportResult;
import dev.tessera.exchange.Progress;
import dev.tessera.exchange.ResultImports;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import dev.tessera.specification.TestSuites;
import dev.tessera.trial.TrialForm;
import dev.tessera.trial.TrialSetups;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Importing the ten Turtle reports of JSON-LD 1.0 into a new trial, as a ratio to only parsing them. */
final class ImportBench implements Bench.Benchmark {

    private static final String REPORTS = "w3c-json-ld-1.0/test-suite/reports";

    @Override
    public void run(ConfigurableApplicationContext server) throws Exception {
        Path folder = sharedData().resolve(REPORTS);
        if (!Files.isDirectory(folder)) {
            System.out.println("import: left out, there are no reports at ../shared/data/" + REPORTS);
            return;
        }
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> found = Files.list(folder)) {
            // earl.ttl is all the others once more
            for (Path file : found.filter(f -> f.toString().endsWith("-earl.ttl") || f.endsWith("json_gold_earl.ttl"))
                    .sorted()
                    .toList()) {
                files.add(Files.readAllBytes(file));
            }
        }
        Viewer coordinator = coordinator(server);
        suite(server, coordinator, files);
        AtomicInteger round = new AtomicInteger();
        double[] medians = Timing.compare(
                4, 9, () -> importAll(server, coordinator, files, round.incrementAndGet()), () -> parseAll(files));
        Timing.print(
                "import",
                medians,
                "importing " + files.size() + " Turtle reports into a new trial, to parsing them only");
    }

    static Path sharedData() {
        String given = System.getenv("TESSERA_SHARED_DATA");
        return given == null ? Path.of("..", "shared", "data") : Path.of(given);
    }

    static Viewer coordinator(ApplicationContext server) {
        Accounts accounts = server.getBean(Accounts.class);
        return accounts.idOf("coordinator@example.org")
                .flatMap(accounts::viewer)
                .orElseThrow();
    }

    private static void suite(ApplicationContext server, Viewer coordinator, List<byte[]> files) throws Exception {
        Set<String> tests = new LinkedHashSet<>();
        for (byte[] file : files) {
            parse(file, new AbstractRDFHandler() {
                @Override
                public void handleStatement(org.eclipse.rdf4j.model.Statement s) {
                    if (s.getPredicate().stringValue().equals("http://www.w3.org/ns/earl#test")) {
                        tests.add(s.getObject().stringValue());
                    }
                }
            });
        }
        server.getBean(Specifications.class)
                .put(
                        coordinator,
                        "bench-json-ld",
                        "1.0",
                        new SpecificationForm("JSON-LD 1.0", null, null, null, List.of(), null, null, null, null));
        List<TestCaseDraft> drafts = new ArrayList<>();
        for (String test : tests) {
            String key = test.substring(test.lastIndexOf('/') + 1);
            drafts.add(draft(key, test, drafts.size()));
        }
        server.getBean(TestSuites.class).replace(coordinator, "bench-json-ld", "1.0", drafts);
    }

    static TestCaseDraft draft(String key, int place) {
        return draft(key, null, place);
    }

    private static TestCaseDraft draft(String key, @Nullable String uri, int place) {
        return new TestCaseDraft(
                Sentence.of("where.line", place),
                new TestCaseText(
                        key, key, TestKind.CONFORMANCE, Obligation.REQUIRED, List.of(), null, null, uri, null, null));
    }

    private static int importAll(ApplicationContext server, Viewer coordinator, List<byte[]> files, int round) {
        String slug = "bench-import-" + round;
        server.getBean(TrialSetups.class)
                .put(
                        coordinator,
                        slug,
                        new TrialForm(slug, "bench-json-ld/1.0", Visibility.OPEN, TrialStatus.OPEN, null, null, null));
        int recorded = 0;
        for (byte[] file : files) {
            ImportResult result = server.getBean(ResultImports.class)
                    .run(coordinator, slug, ImportFormat.TURTLE, file, new ImportOptions(false, true), Progress.NOBODY);
            recorded += result.recorded();
        }
        if (recorded < 4000) {
            throw new IllegalStateException("Only " + recorded + " reports were recorded");
        }
        return recorded;
    }

    private static int parseAll(List<byte[]> files) throws Exception {
        for (byte[] file : files) {
            parse(file, new AbstractRDFHandler() {});
        }
        return files.size();
    }

    private static void parse(byte[] file, AbstractRDFHandler handler) throws Exception {
        TurtleParser parser = new TurtleParser();
        parser.setRDFHandler(handler);
        parser.parse(new ByteArrayInputStream(file), "https://import.invalid/");
    }
}
