package dev.tessera.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.exchange.GeneratedSuites.Suite;
import dev.tessera.exchange.SuiteFiles.Named;
import dev.tessera.specification.SpecificationStatus;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
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

    @Provide
    Arbitrary<Suite> suites() {
        return GeneratedSuites.suites(5);
    }
}
