package dev.tessera.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.exchange.GeneratedSuites.Suite;
import dev.tessera.exchange.SuiteFiles.Named;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written in a format is read from it again, whatever the texts are. */
class SuiteRoundTripTest {

    private static final SpecificationVersion OF = new SpecificationVersion(
            1, "any", "Any", null, "1", "Any \"1\"", SpecificationStatus.FINAL, null, null, null, null, List.of());

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void export_and_import_change_nothing(@ForAll("suites") Suite suite, @ForAll SuiteFormat format) {
        byte[] file = SuiteFiles.write(format, OF, suite.cases());

        List<TestCaseText> read = SuiteFiles.read(List.of(new Named("a." + format.ending(), file)), null).stream()
                .map(TestCaseDraft::text)
                .toList();

        assertThat(read)
                .as(() -> new String(file, java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo(suite.cases());
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void no_cell_of_a_csv_file_begins_a_formula(@ForAll("suites") Suite suite) {
        byte[] file = SuiteFiles.write(SuiteFormat.CSV, OF, suite.cases());

        for (CsvTable.Row row : CsvTable.read(file, SuiteColumn.ALL, List.of()).rows()) {
            assertThat(row.fields().values()).noneMatch(cell -> cell.matches("(?s)[=+@\\r-].*"));
        }
    }

    @Example
    void a_long_suite_comes_back_in_its_order() {
        List<TestCaseText> cases = IntStream.rangeClosed(1, 2500)
                .mapToObj(i -> new TestCaseText(
                        "t" + i,
                        "T",
                        TestKind.CONFORMANCE,
                        Obligation.REQUIRED,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null))
                .toList();

        for (SuiteFormat format : SuiteFormat.values()) {
            byte[] file = SuiteFiles.write(format, OF, cases);
            assertThat(SuiteFiles.read(List.of(new Named("a." + format.ending(), file)), null))
                    .extracting(TestCaseDraft::text)
                    .containsExactlyElementsOf(cases);
        }
    }

    @Provide
    Arbitrary<Suite> suites() {
        return GeneratedSuites.suites(5);
    }
}
