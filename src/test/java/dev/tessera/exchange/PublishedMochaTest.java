package dev.tessera.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tessera.Given;
import dev.tessera.Loading;
import dev.tessera.Loading.Cell;
import dev.tessera.ServerTest;
import dev.tessera.SharedData;
import dev.tessera.trial.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What W3C published of verifiable credentials, version 1.0, comes out of the suppliers' own runs of its test suite. */
@ServerTest
class PublishedMochaTest {

    /** A mocha reporter's lists: a test that is pending is one whose capability the supplier does not have. */
    private static final Map<String, String> LISTS =
            Map.of("passes", "passed,", "failures", "failed,", "pending", "inapplicable,unsupported");

    private static final Map<String, String> WORDS =
            Map.of("✓", "passed", "❌", "failed", "no support", "inapplicable", "untested", "untested");

    @Autowired
    private Given given;

    @Autowired
    private Loading loading;

    @Test
    void every_cell_is_equal() throws IOException {
        Map<Cell, String> published = new HashMap<>();
        Map<String, String> keys = new LinkedHashMap<>();
        Set<String> suppliers = new LinkedHashSet<>();
        Path matrix = SharedData.path("w3c-vc-1.0-mocha/derived/published-matrix.csv");
        try (CsvReader<NamedCsvRecord> lines = CsvReader.builder().ofNamedCsvRecord(matrix)) {
            for (NamedCsvRecord line : lines) {
                String test = line.getField("section") + " " + line.getField("test");
                // Some of these titles are longer than a key may be.
                String key = keys.computeIfAbsent(test, title -> "test-" + keys.size());
                suppliers.add(line.getField("implementation"));
                published.put(new Cell(key, line.getField("implementation")), WORDS.get(line.getField("published")));
            }
        }
        assertThat(published).hasSize(1288);
        Trial trial = given.trial("key,title\n"
                + String.join(
                        "\n", keys.values().stream().map(key -> key + "," + key).toList()));

        int listed = 0;
        for (String supplier : suppliers) {
            List<String> lines = lines(supplier, keys);
            ImportResult result =
                    loading.load(trial, ImportFormat.CSV, "subject,test,verdict,reason\n" + String.join("\n", lines));
            assertThat(result.recorded()
                            + result.unchanged()
                            + result.rejected().size())
                    .as("%s: every line is accounted for", supplier)
                    .isEqualTo(lines.size());
            assertThat(result.rejected())
                    .as("%s: only what is not published is left out", supplier)
                    .allMatch(r -> !keys.containsValue(r.test()));
            listed += lines.size();
        }

        assertThat(listed).as("what all of them reported").isGreaterThan(1300);
        assertThat(loading.matrix(trial)).isEqualTo(published);
    }

    private static List<String> lines(String supplier, Map<String, String> keys) {
        JsonNode report = JsonMapper.builder()
                .build()
                .readTree(SharedData.bytes(
                        SharedData.path("w3c-vc-1.0-mocha/implementations/" + supplier + "-report.json")));
        Map<String, String> verdicts = new LinkedHashMap<>();
        LISTS.forEach((list, verdict) -> report.path(list)
                .forEach(test -> verdicts.put(test.path("fullTitle").asString(), verdict)));
        // One report names five of its tests in none of the lists: what went wrong stands beside the test itself.
        report.path("tests")
                .forEach(test -> verdicts.putIfAbsent(
                        test.path("fullTitle").asString(), test.path("err").isEmpty() ? "passed," : "failed,"));
        return verdicts.entrySet().stream()
                .map(e -> quoted(supplier) + ","
                        + quoted(keys.getOrDefault(e.getKey(), "not published: " + shortened(e.getKey()))) + ","
                        + e.getValue())
                .toList();
    }

    private static String shortened(String title) {
        return title.length() > 100 ? title.substring(0, 100) : title;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
