package dev.tessera.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Loading;
import dev.tessera.ServerTest;
import dev.tessera.SharedData;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.PairMatrix;
import dev.tessera.result.Verdict;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The matrices of producers and verifiers that the IETF's hackathons on post-quantum cryptography published come out of
 * the files that the verifiers had sent.
 */
@ServerTest
class PublishedPairsTest {

    /** A test, and who made what was looked at by whom. */
    private record Pair(String test, String producer, String verifier) {}

    private static final Pattern SECTION = Pattern.compile("# (.+?) \\((\\d[\\d.]+)\\).*");

    @Autowired
    private Given given;

    @Autowired
    private Loading loading;

    @Autowired
    private Matrices matrices;

    @Autowired
    private Trials trials;

    @ParameterizedTest
    @CsvSource({
        "ietf-pqc-r4, pqc_hackathon_results_certs_r4.md, 996",
        "ietf-pqc-cms, pqc_hackathon_results_cms_v3.md, 122",
    })
    void every_cell_of_every_pair_is_equal(String folder, String report, int cells) {
        Map<String, String> titles = new LinkedHashMap<>();
        Map<Pair, String> published = published(SharedData.path(folder + "/docs/" + report), titles);
        assertThat(published).hasSize(cells);
        Trial trial = given.trial(
                "key,title,kind,roles\n"
                        + titles.entrySet().stream()
                                .map(t -> t.getKey() + "," + t.getValue() + ",interoperability,Producer;Verifier")
                                .collect(Collectors.joining("\n")),
                "Producer",
                "Verifier");

        List<String> lines = sent(SharedData.path(folder + "/providers"));
        ImportResult result =
                loading.load(trial, ImportFormat.CSV, "subject,peer,test,verdict,reason\n" + String.join("\n", lines));

        assertThat(result.recorded() + result.unchanged() + result.rejected().size())
                .as("every line is accounted for")
                .isEqualTo(lines.size());
        assertThat(result.rejected())
                .as("what the report does not list is named, and nothing else is left out")
                .allMatch(line -> !titles.containsKey(line.test()));
        assertThat(read(trial, titles.keySet())).isEqualTo(published);
        assertThat(counted(trial)).isEqualTo(counts(published));
    }

    /** What is run, of every pair in every test. */
    private Map<Pair, String> read(Trial trial, Iterable<String> tests) {
        Map<Long, String> names = trials.participants(trial.id()).stream()
                .collect(Collectors.toMap(Participant::id, Participant::productName));
        Map<Pair, String> read = new HashMap<>();
        for (String test : tests) {
            PairMatrix matrix = matrices.pairs(given.coordinator().viewer(), trial, test);
            for (PairMatrix.Subject row : matrix.subjects()) {
                for (int c = 0; c < matrix.peers().size(); c++) {
                    Verdict verdict = Verdict.ofCode(row.cell(c)).orElseThrow();
                    if (verdict.isRun()) {
                        read.put(
                                new Pair(
                                        test,
                                        name(names, row.subject().id()),
                                        name(names, matrix.peers().get(c).id())),
                                verdict.word());
                    }
                }
            }
        }
        return read;
    }

    private static String name(Map<Long, String> names, long participation) {
        return java.util.Objects.requireNonNull(names.get(participation));
    }

    /** Passed of run, by producer and verifier, as the matrix of all tests has it. */
    private Map<List<String>, String> counted(Trial trial) {
        Map<Long, String> names = trials.participants(trial.id()).stream()
                .collect(Collectors.toMap(Participant::id, Participant::productName));
        PairMatrix matrix = matrices.pairs(given.coordinator().viewer(), trial, null);
        Map<List<String>, String> counted = new HashMap<>();
        for (PairMatrix.Subject row : matrix.subjects()) {
            for (int c = 0; c < matrix.peers().size(); c++) {
                var tally = row.tallies().get(c);
                if (tally.run() > 0) {
                    counted.put(
                            List.of(
                                    name(names, row.subject().id()),
                                    name(names, matrix.peers().get(c).id())),
                            tally.passed() + "/" + tally.run());
                }
            }
        }
        return counted;
    }

    private static Map<List<String>, String> counts(Map<Pair, String> cells) {
        Map<List<String>, int[]> sums = new HashMap<>();
        cells.forEach((pair, verdict) -> {
            int[] sum = sums.computeIfAbsent(List.of(pair.producer(), pair.verifier()), p -> new int[2]);
            sum[0] += verdict.equals("passed") ? 1 : 0;
            sum[1]++;
        });
        return sums.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue()[0] + "/" + e.getValue()[1]));
    }

    /** A table per test: rows are producers, columns verifiers, and an empty cell was not performed. */
    private static Map<Pair, String> published(Path report, Map<String, String> titles) {
        Map<Pair, String> cells = new HashMap<>();
        String test = null;
        List<String> verifiers = List.of();
        for (String line : text(report).lines().toList()) {
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                test = section.group(2);
                titles.put(test, section.group(1));
                verifiers = List.of();
            } else if (test != null && line.startsWith("|")) {
                List<String> parts =
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
                List<String> row = parts.subList(1, parts.size() - 1);
                if (verifiers.isEmpty()) {
                    verifiers = row.subList(1, row.size());
                } else if (!row.getFirst().startsWith(":")) {
                    for (int c = 1; c < row.size(); c++) {
                        if (!row.get(c).isEmpty()) {
                            cells.put(
                                    new Pair(test, row.getFirst(), verifiers.get(c - 1)),
                                    switch (row.get(c)) {
                                        case "✅" -> "passed";
                                        case "❌" -> "failed";
                                        default -> throw new IllegalStateException(line);
                                    });
                        }
                    }
                }
            }
        }
        return cells;
    }

    /** The verifiers' own files, {@code <producer>_<verifier>.csv}, as lines of ours; a blank result was not performed. */
    private static List<String> sent(Path providers) {
        List<String> lines = new ArrayList<>();
        for (Path file : files(providers)) {
            String name = file.getFileName().toString();
            String producer = name.substring(0, name.indexOf('_'));
            String verifier = name.substring(name.indexOf('_') + 1, name.length() - ".csv".length());
            for (String line :
                    text(file).lines().skip(1).filter(l -> !l.isBlank()).toList()) {
                List<String> parts =
                        Arrays.stream(line.split(",", -1)).map(String::strip).toList();
                String verdict = switch (parts.get(1)) {
                    case "Y" -> "passed,";
                    case "N" -> "failed,";
                    default -> "untested,not performed";
                };
                lines.add(producer + "," + verifier + "," + parts.getFirst() + "," + verdict);
            }
        }
        return lines;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".csv")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        return new String(SharedData.bytes(file), StandardCharsets.UTF_8);
    }
}
