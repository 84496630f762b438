package dev.tessera.bench;

import dev.tessera.access.Viewer;
import dev.tessera.common.Sentence;
import dev.tessera.exchange.SuiteFiles;
import dev.tessera.exchange.SuiteFormat;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.SpecificationForm;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import dev.tessera.specification.TestSuites;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.context.ConfigurableApplicationContext;

/** Putting a test suite of 50,000 cases, as a ratio to a plain COPY of the same rows into the same tables. */
final class SuiteImportBench implements Bench.Benchmark {

    private static final int CASES = 50_000;

    @Override
    public void run(ConfigurableApplicationContext server) throws Exception {
        Viewer coordinator = ImportBench.coordinator(server);
        DataSource database = server.getBean(DataSource.class);
        List<TestCaseText> texts = texts();
        List<TestCaseDraft> drafts = new ArrayList<>();
        texts.forEach(t -> drafts.add(new TestCaseDraft(Sentence.of("where.line", drafts.size() + 2), t)));
        AtomicInteger round = new AtomicInteger();
        double[] medians = Timing.compare(
                1,
                5,
                () -> {
                    SpecificationVersion of = version(server, coordinator, "suite-" + round.incrementAndGet());
                    return server.getBean(TestSuites.class)
                            .replace(coordinator, of.specification(), of.version(), drafts);
                },
                () -> copy(database, version(server, coordinator, "copy-" + round.incrementAndGet()), texts));
        Timing.print("catalogue-import", medians, "putting a test suite of 50,000 cases, to COPY of the same rows");
        read(server, coordinator, texts);
    }

    /** How long the formats take by themselves, once each. */
    private static void read(ConfigurableApplicationContext server, Viewer coordinator, List<TestCaseText> texts) {
        SpecificationVersion of = version(server, coordinator, "formats");
        for (SuiteFormat format : SuiteFormat.values()) {
            byte[] file = SuiteFiles.write(format, of, texts);
            long start = System.nanoTime();
            int read = SuiteFiles.read(List.of(new SuiteFiles.Named("a." + format.ending(), file)), null)
                    .size();
            if (read != CASES) {
                throw new IllegalStateException("Read " + read + " test cases");
            }
            System.out.printf(
                    Locale.ROOT,
                    "catalogue-read-%s: %.0f ms (%d MB)%n",
                    format.ending(),
                    (System.nanoTime() - start) / 1e6,
                    file.length / 1_000_000);
        }
    }

    private static SpecificationVersion version(
            ConfigurableApplicationContext server, Viewer coordinator, String name) {
        String slug = "bench-" + name;
        Specifications specifications = server.getBean(Specifications.class);
        specifications.put(
                coordinator,
                slug,
                "1",
                new SpecificationForm(slug, null, null, null, List.of("Platform", "Tool"), null, null, null, null));
        return specifications.find(slug, "1").orElseThrow();
    }

    private static List<TestCaseText> texts() {
        List<TestCaseText> texts = new ArrayList<>(CASES);
        for (int i = 0; i < CASES; i++) {
            texts.add(new TestCaseText(
                    "test-" + i,
                    "What test " + i + " of the suite looks at",
                    TestKind.CONFORMANCE,
                    Obligation.REQUIRED,
                    List.of(i % 2 == 0 ? "Platform" : "Tool"),
                    "Group " + i / 100,
                    "4." + i % 100,
                    "https://bench.example/suite#test-" + i,
                    "1. Send the request number " + i + ".\n2. Look at the answer, its status and its headers.",
                    "The answer says what was asked for, and nothing else."));
        }
        return texts;
    }

    private static long copy(DataSource database, SpecificationVersion of, List<TestCaseText> texts) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            long revision;
            try (ResultSet made =
                    statement.executeQuery("insert into test_suite_revision (specification_version_id, number) values ("
                            + of.id() + ", 1) returning id")) {
                made.next();
                revision = made.getLong(1);
            }
            var copies = connection.unwrap(PGConnection.class).getCopyAPI();
            StringBuilder rows = new StringBuilder(texts.size() * 300);
            for (int i = 0; i < texts.size(); i++) {
                TestCaseText t = texts.get(i);
                rows.append(revision).append('\t').append(of.id()).append('\t').append((i + 1) * 1024);
                for (String text : new String[] {
                    t.key(),
                    t.title(),
                    "conformance",
                    "required",
                    t.group(),
                    t.section(),
                    t.uri(),
                    t.steps(),
                    t.expected()
                }) {
                    rows.append('\t').append(text.replace("\n", "\\n"));
                }
                rows.append('\n');
            }
            copies.copyIn(
                    "copy test_case (revision_id, specification_version_id, ordinal, key, title, kind, obligation, test_group, section, uri, steps, expected) from stdin",
                    new StringReader(rows.toString()));
            StringBuilder roles = new StringBuilder(texts.size() * 20);
            try (PreparedStatement ids =
                    connection.prepareStatement("select id from test_case where revision_id = ? order by ordinal")) {
                ids.setLong(1, revision);
                try (ResultSet id = ids.executeQuery()) {
                    for (int i = 0; id.next(); i++) {
                        roles.append(id.getLong(1))
                                .append('\t')
                                .append(of.roles().get(i % 2).id())
                                .append('\n');
                    }
                }
            }
            long copied = copies.copyIn(
                    "copy test_case_role (test_case_id, role_id) from stdin", new StringReader(roles.toString()));
            statement.execute("update test_suite_revision set released_at = now() where id = " + revision);
            connection.commit();
            if (copied != texts.size()) {
                throw new IllegalStateException("Copied " + copied + " rows");
            }
            return copied;
        }
    }
}
