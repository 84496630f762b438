package dev.tessera.exchange;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.tessera.Loading.Cell;
import dev.tessera.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A matrix that a working group published, and the reports that it was made from.
 *
 * @param cells the verdict's word, by test and implementation
 * @param suite the tests as a suite's CSV
 */
record Published(Path reports, Map<Cell, String> cells, String suite) {

    private static final Map<String, String> WORDS = Map.of("PASS", "passed", "FAIL", "failed", "UNTESTED", "untested");

    static Published rdfCanon() {
        Map<Cell, String> cells = new HashMap<>();
        Map<String, String> tests = new LinkedHashMap<>();
        for (NamedCsvRecord line : lines("w3c-rdf-canon/derived/published-matrix.csv")) {
            String uri = line.getField("test_uri");
            String key = uri.substring(uri.indexOf('#') + 1);
            tests.put(key, key + "," + quoted(line.getField("test_label")) + "," + uri);
            cells.put(
                    new Cell(key, line.getField("implementation_name")), WORDS.get(line.getField("published_outcome")));
        }
        return new Published(SharedData.path("w3c-rdf-canon/reports"), cells, suite(tests));
    }

    static Published csvOnTheWeb() {
        Map<Cell, String> cells = new HashMap<>();
        Map<String, String> tests = new LinkedHashMap<>();
        for (NamedCsvRecord line : lines("w3c-csvw/derived/published-matrix.csv")) {
            String label = line.getField("test_label");
            String number = label.substring(label.indexOf(' ') + 1, label.indexOf(':'));
            String key = line.getField("suite") + "#test" + number;
            tests.put(key, key + "," + quoted(label) + ",http://www.w3.org/2013/csvw/tests/" + key);
            cells.put(new Cell(key, line.getField("implementation")), WORDS.get(line.getField("published_outcome")));
        }
        return new Published(SharedData.path("w3c-csvw/tests/reports"), cells, suite(tests));
    }

    /** Each implementation's own report, without the one that puts them together. */
    List<Path> submissions() {
        return SharedData.files(reports, ".ttl").stream()
                .filter(f -> !f.endsWith("earl.ttl"))
                .toList();
    }

    Path consolidated() {
        return reports.resolve("earl.ttl");
    }

    private static String suite(Map<String, String> tests) {
        return "key,title,uri\n" + String.join("\n", tests.values());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    private static List<NamedCsvRecord> lines(String name) {
        try (var csv = CsvReader.builder().ofNamedCsvRecord(SharedData.path(name))) {
            return csv.stream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
