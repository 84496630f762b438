package dev.tessera.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Loading;
import dev.tessera.Loading.Cell;
import dev.tessera.ServerTest;
import dev.tessera.SharedData;
import dev.tessera.trial.Trial;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The matrices that W3C's working groups published come out of the reports that they had. */
@ServerTest
class PublishedMatricesTest {

    enum Source {
        RDF_CANON(946) {
            @Override
            Published published() {
                return Published.rdfCanon();
            }
        },
        CSV_ON_THE_WEB(2193) {
            @Override
            Published published() {
                return Published.csvOnTheWeb();
            }
        };

        private final int cells;

        Source(int cells) {
            this.cells = cells;
        }

        abstract Published published();
    }

    @Autowired
    private Given given;

    @Autowired
    private Loading loading;

    @ParameterizedTest
    @EnumSource
    void every_cell_is_equal_and_a_second_time_records_nothing(Source source) {
        Published published = source.published();
        Trial trial = given.trial(published.suite());
        for (Path file : published.submissions()) {
            byte[] bytes = SharedData.bytes(file);
            ImportResult first = loading.load(trial, ImportFormat.TURTLE, bytes);

            assertThat(first.recorded() + first.unchanged() + first.rejected().size())
                    .as("%s accounts for every assertion", file.getFileName())
                    .isEqualTo(Assertions.in(bytes));
            assertThat(first.recorded()).as(file.toString()).isPositive();
        }

        assertThat(published.cells()).hasSize(source.cells);
        equal(published, trial);
        for (Path file : published.submissions()) {
            ImportResult again = loading.load(trial, ImportFormat.TURTLE, SharedData.bytes(file));
            assertThat(again.recorded()).as(file.toString()).isZero();
            assertThat(again.created()).isEmpty();
        }
        equal(published, trial);
    }

    @ParameterizedTest
    @EnumSource
    void the_order_of_the_files_makes_no_difference(Source source) {
        Published published = source.published();
        long seed = System.nanoTime();
        System.out.println("PublishedMatricesTest's seed: " + seed);
        List<Path> shuffled = new ArrayList<>(published.submissions());
        Collections.shuffle(shuffled, new Random(seed));
        Stream.of(published.submissions().reversed(), shuffled).forEach(files -> {
            Trial trial = given.trial(published.suite());

            files.forEach(file -> loading.load(trial, ImportFormat.TURTLE, SharedData.bytes(file)));

            equal(published, trial);
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_consolidated_report_alone_gives_it_too(Source source) {
        Published published = source.published();
        Trial trial = given.trial(published.suite());
        byte[] file = SharedData.bytes(published.consolidated());

        ImportResult first = loading.load(trial, ImportFormat.TURTLE, file);

        assertThat(first.recorded() + first.unchanged() + first.rejected().size())
                .isEqualTo(Assertions.in(file));
        equal(published, trial);
        assertThat(loading.load(trial, ImportFormat.TURTLE, file).recorded()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void the_consolidated_report_after_the_others_changes_no_cell(Source source) {
        Published published = source.published();
        Trial trial = given.trial(published.suite());
        published.submissions().forEach(f -> loading.load(trial, ImportFormat.TURTLE, SharedData.bytes(f)));

        loading.load(trial, ImportFormat.TURTLE, SharedData.bytes(published.consolidated()));

        equal(published, trial);
    }

    @Test
    void turtle_and_json_ld_of_the_same_results_give_the_same_matrix() {
        Path reports = SharedData.path("w3c-json-ld-1.0/test-suite/reports");
        List<Path> twice = SharedData.files(reports, "earl.jsonld").stream()
                .filter(f -> !f.endsWith("earl.jsonld"))
                .toList();
        String suite = Assertions.suite(SharedData.bytes(reports.resolve("earl.ttl")));
        Trial turtle = given.trial(suite);
        Trial jsonLd = given.trial(suite);

        for (Path file : twice) {
            Path other = file.resolveSibling(file.getFileName().toString().replace(".jsonld", ".ttl"));
            loading.load(jsonLd, ImportFormat.JSON_LD, SharedData.bytes(file));
            loading.load(turtle, ImportFormat.TURTLE, SharedData.bytes(other));
            assertThat(loading.load(jsonLd, ImportFormat.JSON_LD, SharedData.bytes(file))
                            .recorded())
                    .isZero();
        }

        assertThat(twice).hasSize(6);
        assertThat(loading.matrix(jsonLd)).hasSizeGreaterThan(2000).isEqualTo(loading.matrix(turtle));
        assertThat(loading.matrix(jsonLd).values()).contains("passed", "untested");
    }

    /** Every published cell is there and equal; what was not published is a test that nobody reported. */
    private void equal(Published published, Trial trial) {
        Map<Cell, String> matrix = loading.matrix(trial);
        Map<Cell, String> others = new HashMap<>(matrix);
        others.keySet().removeAll(published.cells().keySet());

        assertThat(matrix).containsAllEntriesOf(published.cells());
        assertThat(others.values()).allMatch("untested"::equals);
        assertThat(matrix.keySet().stream().map(Cell::product).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        published.cells().keySet().stream().map(Cell::product).collect(Collectors.toSet()));
    }
}
