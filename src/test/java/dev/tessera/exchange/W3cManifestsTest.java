package dev.tessera.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.SharedData;
import dev.tessera.exchange.SuiteFiles.Named;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The manifests that W3C's working groups keep are read as they are. */
class W3cManifestsTest {

    private static final String CSVW = "w3c-csvw/tests";
    private static final String JSON_LD = "w3c-json-ld-1.0/test-suite/tests";

    /** As many tests as the published reports divide by. */
    @ParameterizedTest
    @CsvSource({
        "w3c-rdf-canon/tests, manifest, 86",
        "w3c-csvw/tests, manifest-json, 270",
        "w3c-csvw/tests, manifest-rdf, 270",
        "w3c-csvw/tests, manifest-validation, 281",
        "w3c-csvw/tests, manifest-nonnorm, 18"
    })
    void turtle_and_json_ld_of_a_suite_give_the_same_tests(String folder, String name, int tests) {
        List<TestCaseText> turtle = texts(files(folder, name + ".ttl"));
        // The working group itself wrote the media type of four links in one of the two only.
        List<TestCaseText> jsonLd = texts(files(folder, name + ".jsonld").stream()
                .map(f -> new Named(
                        f.name(),
                        new String(f.bytes(), StandardCharsets.UTF_8)
                                .replace("; type=\\\"application/csvm+json\\\"", "")
                                .getBytes(StandardCharsets.UTF_8)))
                .toList());

        assertThat(turtle).hasSize(tests);
        assertThat(jsonLd).hasSameSizeAs(turtle);
        assertThat(turtle.stream().filter(t -> !jsonLd.contains(t)).toList()).isEmpty();
        assertThat(jsonLd.equals(turtle)).as("in the same order").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {".ttl", ".jsonld"})
    void what_a_manifest_includes_is_read_in_its_order(String ending) {
        List<Named> files = files(
                CSVW,
                "manifest-nonnorm" + ending,
                "manifest-validation" + ending,
                "manifest" + ending,
                "manifest-rdf" + ending,
                "manifest-json" + ending);

        SuiteFiles.Contents read = SuiteFiles.open(files, null);

        List<TestCaseText> texts =
                read.cases().stream().map(TestCaseDraft::text).toList();
        assertThat(texts).hasSize(270 + 270 + 281 + 18);
        assertThat(texts.stream().map(TestCaseText::group).distinct())
                .containsExactly(
                        "CSVW JSON tests", "CSVW RDF Tests", "CSVW Validation Tests", "CSV Non-Normative Tests");
        assertThat(texts.getFirst().key()).isEqualTo("manifest-json#test001");
        assertThat(texts.stream().map(TestCaseText::key)).doesNotHaveDuplicates();
        assertThat(read.remarks()).hasSize(1);
        assertThat(read.remarks().getFirst().args()).containsExactly(1);
    }

    @Test
    void the_tests_have_the_addresses_that_the_published_reports_name() {
        Published rdfCanon = Published.rdfCanon();
        Published csvw = Published.csvOnTheWeb();

        assertThat(addresses(texts(files("w3c-rdf-canon/tests", "manifest.ttl"))))
                .isEqualTo(addresses(TestSuiteCsv.read(rdfCanon.suite().getBytes(StandardCharsets.UTF_8)).stream()
                        .map(TestCaseDraft::text)
                        .toList()));
        assertThat(addresses(texts(files(CSVW, "manifest-json.ttl", "manifest-rdf.ttl", "manifest-validation.ttl"))))
                .isEqualTo(addresses(TestSuiteCsv.read(csvw.suite().getBytes(StandardCharsets.UTF_8)).stream()
                        .map(TestCaseDraft::text)
                        .toList()));
    }

    @Test
    void the_manifests_of_json_ld_need_no_context_from_elsewhere() {
        Path folder = SharedData.path(JSON_LD);
        List<Named> files = SharedData.files(folder, "manifest.jsonld").stream()
                .map(f -> new Named(f.getFileName().toString(), SharedData.bytes(f)))
                .toList();

        List<TestCaseText> texts = texts(files);

        assertThat(files).hasSize(8);
        assertThat(texts).hasSize(157 + 69 + 147 + 47 + 67 + 23 + 12 + 124);
        assertThat(texts.stream().map(TestCaseText::uri))
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        TestCaseText first = texts.getFirst();
        assertThat(first.key()).isEqualTo("compact-manifest#t0001");
        assertThat(first.title()).isEqualTo("drop free-floating nodes");
        assertThat(first.group()).isEqualTo("Compaction");
        assertThat(first.uri()).isEqualTo("https://json-ld.org/test-suite/tests/compact-manifest.jsonld#t0001");
        assertThat(first.steps()).isEqualTo("""
                Unreferenced nodes not containing properties are dropped

                - Action: <https://json-ld.org/test-suite/tests/compact-0001-in.jsonld>
                - context: <https://json-ld.org/test-suite/tests/compact-0001-context.jsonld>
                - Type: `CompactTest`, `PositiveEvaluationTest`""");
        assertThat(first.expected())
                .isEqualTo("Result: <https://json-ld.org/test-suite/tests/compact-0001-out.jsonld>");
        assertThat(texts.stream()
                        .filter(t -> t.key().equals("error-manifest#t0001"))
                        .map(TestCaseText::expected))
                .containsExactly("An error: `keyword redefinition`");
    }

    @Test
    void the_reports_of_json_ld_name_tests_that_its_manifests_have() {
        Path folder = SharedData.path(JSON_LD);
        Set<String> tests = texts(SharedData.files(folder, "manifest.jsonld").stream()
                        .map(f -> new Named(f.getFileName().toString(), SharedData.bytes(f)))
                        .toList())
                .stream()
                .map(t -> String.valueOf(t.uri()).replaceFirst("^https", "http"))
                .collect(Collectors.toSet());
        List<String> named = Assertions.suite(SharedData.bytes(folder.resolveSibling("reports/ruby-earl.ttl")))
                .lines()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .filter(uri -> !uri.contains("normalize-manifest"))
                .toList();

        assertThat(named).hasSizeGreaterThan(400);
        assertThat(named.stream().filter(n -> !tests.contains(n)).toList()).isEmpty();
    }

    @Test
    void what_an_entry_says_is_what_the_test_case_says() {
        TestCaseText negative = texts(files(CSVW, "manifest-rdf.ttl")).stream()
                .filter(t -> t.key().equals("test074"))
                .findFirst()
                .orElseThrow();

        assertThat(negative.title()).isEqualTo("empty tables");
        assertThat(negative.steps()).isEqualTo("""
                Compliant application MUST raise an error if this array does not contain one or more `table descriptions`.

                - Action: <http://www.w3.org/2013/csvw/tests/test074-metadata.json>
                - implicit: <http://www.w3.org/2013/csvw/tests/tree-ops.csv>
                - option: no prov `true`
                - Type: `NegativeRdfTest`""");
        assertThat(negative.expected()).isEqualTo("An error.");
    }

    private static Map<String, String> addresses(List<TestCaseText> texts) {
        return texts.stream().collect(Collectors.toMap(TestCaseText::key, t -> String.valueOf(t.uri())));
    }

    private static List<TestCaseText> texts(List<Named> files) {
        return SuiteFiles.read(files, null).stream().map(TestCaseDraft::text).toList();
    }

    private static List<Named> files(String folder, String... names) {
        List<Named> files = new ArrayList<>();
        Stream.of(names).forEach(n -> files.add(new Named(n, SharedData.bytes(SharedData.path(folder + "/" + n)))));
        return files;
    }
}
