package dev.tessera.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tessera.common.Refusal;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Test suites as files: only CSV is read and written yet. */
public final class SuiteFiles {

    /** A file as it was sent. */
    public record Named(String name, byte[] bytes) {}

    private SuiteFiles() {}

    /**
     * The test cases of files, in their order.
     *
     * @param base the address that the relative ones in manifests begin with
     */
    public static List<TestCaseDraft> read(List<Named> files, @Nullable String base) {
        List<TestCaseDraft> drafts = new ArrayList<>();
        files.forEach(f -> drafts.addAll(TestSuiteCsv.read(f.bytes())));
        return drafts;
    }

    /** Test cases as a file. */
    public static byte[] write(SuiteFormat format, SpecificationVersion of, List<TestCaseText> cases) {
        if (format != SuiteFormat.CSV) {
            throw Refusal.unsupportedType("suite.type-unsupported", format.mediaType());
        }
        StringWriter out = new StringWriter();
        CsvWriter csv = CsvWriter.builder().build(out);
        csv.writeRecord("key", "title", "kind", "obligation", "roles", "group", "section", "uri", "steps", "expected");
        for (TestCaseText c : cases) {
            csv.writeRecord(
                    c.key(),
                    c.title(),
                    c.kind().name().toLowerCase(Locale.ROOT),
                    c.obligation().name().toLowerCase(Locale.ROOT),
                    String.join(";", c.roles()),
                    Objects.requireNonNullElse(c.group(), ""),
                    Objects.requireNonNullElse(c.section(), ""),
                    Objects.requireNonNullElse(c.uri(), ""),
                    Objects.requireNonNullElse(c.steps(), ""),
                    Objects.requireNonNullElse(c.expected(), ""));
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
