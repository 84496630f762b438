package dev.tessera.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.common.Fault;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.exchange.SuiteFiles.Named;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no sound test suite: each says what is wrong with it, and where. */
class BadSuiteFilesTest {

    private static final String PREFIXES = """
            @prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
            @prefix x: <https://example.org/vocab#> .
            """;

    @Test
    @Timeout(5)
    void yaml_that_explodes_is_refused_at_the_first_repetition() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n");
        }

        assertThat(faults(file("a.yaml", bomb.toString())).getFirst())
                .isEqualTo(new Fault(Sentence.of("where.line", 2), Sentence.of("yaml.alias", "a0")));
    }

    @Test
    @Timeout(5)
    void yaml_that_is_nested_without_end_is_refused() {
        for (String deep : List.of(
                "test-cases: [{key: a, title: " + "[".repeat(200_000),
                "test-cases:\n- " + "- ".repeat(2000) + "a\n",
                "{a: ".repeat(200_000))) {
            assertThat(refusal(file("a.yaml", deep)).sentence().key()).isEqualTo("yaml.too-deep");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "test-cases:\n- key: !!javax.script.ScriptEngineManager [a]\n  title: b",
                "test-cases:\n- !own {key: a, title: b}",
                "test-cases:\n- key: !!str a\n  title: b"
            })
    void yaml_with_a_tag_is_refused_and_makes_nothing(String text) {
        assertThat(faults(file("a.yaml", text)))
                .extracting(f -> f.reason().key())
                .contains("yaml.tag");
    }

    @Test
    void every_fault_of_a_yaml_file_has_its_line() {
        List<Fault> faults = faults(file("a.yml", """
                test-cases:
                - key: a
                  title: A
                  tilte: B
                - key: b
                  key: c
                  title: {a: b}
                - just a text
                - key: d
                  title: D
                  obligation: maybe
                others: []
                """));

        assertThat(faults)
                .extracting(f -> f.where().args().getFirst() + " " + f.reason().key())
                .containsExactly(
                        "4 yaml.field-unknown",
                        "6 yaml.field-twice",
                        "7 yaml.text-wanted",
                        "8 yaml.case-wanted",
                        "9 csv.word-unknown",
                        "12 yaml.field-unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "'', yaml.no-cases",
        "'name: b', yaml.no-cases",
        "'just a text', yaml.no-cases",
        "'test-cases: [{key: a', yaml.unreadable-at",
        "'test-cases: []\n---\ntest-cases: []', yaml.several-documents"
    })
    void what_is_no_suite_in_yaml_is_said(String text, String key) {
        Refusal refusal = refusal(file("a.yaml", text));
        if (refusal.faults().isEmpty()) {
            assertThat(refusal.sentence().key()).isEqualTo(key);
        } else {
            assertThat(refusal.faults()).extracting(f -> f.reason().key()).contains(key);
        }
    }

    @Test
    void yaml_is_read_as_it_is_written() {
        List<TestCaseText> texts = texts(file("a.yaml", """
                - key: yes
                  title: 1.10
                  group: 2026-01-01
                  section: 0x1F
                  roles: Tool
                  steps: |
                    One
                    Two
                  expected:
                - {key: on, title: '~', section: ~}
                """));

        assertThat(texts.getFirst())
                .extracting(TestCaseText::key, TestCaseText::title, TestCaseText::group, TestCaseText::section)
                .containsExactly("yes", "1.10", "2026-01-01", "0x1F");
        assertThat(texts.getFirst().roles()).containsExactly("Tool");
        assertThat(texts.getFirst().steps()).isEqualTo("One\nTwo\n");
        assertThat(texts.getFirst().expected()).isNull();
        assertThat(texts.getLast().title()).isEqualTo("~");
        assertThat(texts.getLast().section()).isNull();
    }

    @Test
    void a_missing_include_is_named_with_the_manifest_that_wants_it() {
        List<Fault> faults = faults(turtle("root.ttl", "<> a mf:Manifest ; mf:include ( <gone> <b> ) ."), one("b.ttl"));

        assertThat(faults)
                .containsExactly(new Fault(
                        Sentence.of("where.in-file", "root.ttl", Sentence.of("where.line", 3L)),
                        Sentence.of("manifest.include-missing", "gone")));
    }

    @Test
    @Timeout(5)
    void manifests_that_include_each_other_are_named_in_their_circle() {
        assertThat(faults(
                        turtle("a.ttl", "<a> a mf:Manifest ; mf:include ( <b> ) ."),
                        turtle("b.ttl", "<b> a mf:Manifest ; mf:include ( <c> ) ."),
                        turtle("c.ttl", "<c> a mf:Manifest ; mf:include ( <a.ttl> ) .")))
                .extracting(Fault::reason)
                .containsExactly(Sentence.of("manifest.circular", "a.ttl → b.ttl → c.ttl → a.ttl"));
        assertThat(faults(turtle("a.ttl", "<> a mf:Manifest ; mf:include ( <> ) .")))
                .extracting(Fault::reason)
                .containsExactly(Sentence.of("manifest.circular", "a.ttl → a.ttl"));
    }

    @Test
    void a_manifest_that_two_others_include_and_an_entry_listed_twice_are_named() {
        assertThat(faults(
                        turtle("root.ttl", "<> a mf:Manifest ; mf:include ( <a> <b> ) ."),
                        turtle("a.ttl", "<a> a mf:Manifest ; mf:include ( <c> ) ."),
                        turtle("b.ttl", "<b> a mf:Manifest ; mf:include ( <c> ) ."),
                        one("c.ttl")))
                .extracting(Fault::reason)
                .containsExactly(Sentence.of("manifest.included-twice", "c.ttl"));
        assertThat(faults(turtle("a.ttl", "<> a mf:Manifest ; mf:entries ( <#t> <#t> ) .\n<#t> mf:name \"T\" .")))
                .extracting(Fault::reason)
                .containsExactly(Sentence.of("manifest.entry-twice", "a.ttl#t", Sentence.of("where.line", 4L)));
    }

    @Test
    void an_entry_that_nothing_is_said_of_and_a_file_without_a_manifest_are_named() {
        assertThat(faults(turtle("a.ttl", "<> a mf:Manifest ; mf:entries ( <#t> ) .")))
                .containsExactly(
                        new Fault(Sentence.of("where.line", 3L), Sentence.of("manifest.undescribed", "a.ttl#t")));
        assertThat(faults(turtle("a.ttl", "<a> x:b <c> .")))
                .extracting(f -> f.reason().key())
                .containsExactly("manifest.none");
    }

    @Test
    void a_list_that_leads_back_into_itself_ends() {
        assertThat(texts(turtle("a.ttl", """
                                @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
                                <> a mf:Manifest ; mf:entries _:a .
                                _:a rdf:first <#t> ; rdf:rest _:a .
                                <#t> mf:name "T" .
                                """))).extracting(TestCaseText::key).containsExactly("t");
    }

    @Test
    void a_base_that_is_given_makes_the_addresses_of_the_tests() {
        List<TestCaseDraft> drafts = SuiteFiles.read(List.of(one("c.ttl")), "https://w3.example/tests/");

        assertThat(drafts.getFirst().text().uri()).isEqualTo("https://w3.example/tests/c.ttl#t1");
        assertThat(texts(one("c.ttl")).getFirst().uri()).isNull();
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> SuiteFiles.read(List.of(one("c.ttl")), "file:///etc/passwd"))
                        .sentence()
                        .key())
                .isEqualTo("suite.base-invalid");
    }

    @Test
    void nothing_is_fetched_for_a_manifest() throws IOException {
        try (ServerSocket elsewhere = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String address = "http://localhost:" + elsewhere.getLocalPort() + "/";
            Named context = file(
                    "a.jsonld",
                    "{\"@context\": [{}, \"" + address + "context.jsonld\"], \"@id\": \"\", \"entries\": []}");
            Named include = turtle("a.ttl", "<> a mf:Manifest ; mf:include ( <" + address + "b.ttl> ) .");

            assertThat(refusal(context).sentence().key()).isEqualTo("earl.remote-context");
            assertThat(faults(include)).extracting(f -> f.reason().key()).containsExactly("manifest.include-missing");

            elsewhere.setSoTimeout(1);
            try (var came = elsewhere.accept()) {
                assertThat(came).as("a connection").isNull();
            } catch (SocketTimeoutException e) {
                assertThat(e).isNotNull();
            }
        }
    }

    @Test
    void an_archive_stands_for_the_manifests_in_it_wherever_they_lie() throws IOException {
        Map<String, String> files = new TreeMap<>();
        files.put("suite/manifest.ttl", PREFIXES + "<> a mf:Manifest ; mf:include ( <manifest-a> ) .");
        files.put("../../etc/manifest-a.ttl", PREFIXES + "<manifest-a> mf:entries ( <#t> ) . <#t> mf:name \"T\" .");
        files.put("suite/data/test001.ttl", "<a> <b> <c> .");
        files.put("__MACOSX/._manifest.ttl", "\0");
        files.put("README.md", "#");

        assertThat(texts(new Named("suite.zip", zip(files))))
                .extracting(TestCaseText::key)
                .containsExactly("t");
    }

    @Test
    @Timeout(20)
    void an_archive_that_explodes_or_is_none_is_refused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            byte[] block = new byte[1024 * 1024];
            for (int i = 0; i < 130; i++) {
                zip.putNextEntry(new ZipEntry(i + ".bin"));
                zip.write(block);
            }
        }

        assertThat(out.size()).isLessThan(1024 * 1024);
        assertThat(refusal(new Named("a.zip", out.toByteArray())).sentence().key())
                .isEqualTo("zip.large");
        assertThat(refusal(file("a.zip", "key,title")).sentence().key()).isEqualTo("zip.unreadable");
        assertThat(refusal(new Named("a.zip", zip(Map.of("a.txt", "a"))))
                        .sentence()
                        .key())
                .isEqualTo("zip.nothing");
        assertThat(refusal(new Named("a.zip", zip(Map.of("a/x.csv", "key", "b/x.csv", "key"))))
                        .sentence()
                        .key())
                .isEqualTo("zip.name-twice");
    }

    @Test
    void several_files_are_one_suite_and_each_place_names_its_file() {
        assertThat(SuiteFiles.read(
                        List.of(file("a.csv", "key,title\na,A"), file("b.yaml", "- {key: b, title: B}"), one("c.ttl")),
                        null))
                .extracting(d -> d.where() + " " + d.text().key())
                .containsExactly(
                        Sentence.of("where.in-file", "a.csv", Sentence.of("where.line", 2L)) + " a",
                        Sentence.of("where.in-file", "b.yaml", Sentence.of("where.line", 1)) + " b",
                        Sentence.of("where.in-file", "c.ttl", Sentence.of("where.line", 4L)) + " t1");
        assertThat(faults(file("a.csv", "key\na"), file("b.yaml", "- {key: b, titel: B}")))
                .extracting(f -> f.where().args().getFirst() + " " + f.reason().key())
                .containsExactly("a.csv csv.header-missing", "b.yaml yaml.field-unknown");
        assertThat(refusal(file("a.docx", "")).kind()).isEqualTo(Refusal.Kind.UNSUPPORTED_TYPE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Tool;Platform | [Tool, Platform]",
                "\"a;b\";c | [a;b, c]",
                "\"a\"\"b\"; c | [a\"b, c]",
                "a\"b;c | [a\"b, c]",
                "\"a;b | [\"a, b]",
                ";; a ; | [a]",
                "\"a\" b;c | [\"a\" b, c]"
            })
    void roles_of_a_cell_may_stand_in_quotation_marks(String cell, String roles) {
        String csv = "key,title,roles\na,A,\"" + cell.replace("\"", "\"\"") + "\"";

        assertThat(texts(file("a.csv", csv)).getFirst().roles()).hasToString(roles);
    }

    private static Named one(String name) {
        return turtle(name, "<> a mf:Manifest ; mf:entries ( <#t1> ) .\n<#t1> mf:name \"One\" .");
    }

    private static Named turtle(String name, String text) {
        return file(name, PREFIXES + text);
    }

    private static Named file(String name, String text) {
        return new Named(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<TestCaseText> texts(Named... files) {
        return SuiteFiles.read(List.of(files), null).stream()
                .map(TestCaseDraft::text)
                .toList();
    }

    private static List<Fault> faults(Named... files) {
        return refusal(files).faults();
    }

    private static Refusal refusal(Named... files) {
        return catchThrowableOfType(Refusal.class, () -> SuiteFiles.read(List.of(files), null));
    }

    private static byte[] zip(Map<String, String> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
