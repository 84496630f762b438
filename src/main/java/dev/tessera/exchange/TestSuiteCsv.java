package dev.tessera.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.tessera.common.Fault;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Test suites as CSV: {@code key,title,kind,obligation,roles,group,section,uri,steps,expected}. Several roles have
 * semicolons between them; one that has a semicolon or a quotation mark itself stands in quotation marks.
 */
public final class TestSuiteCsv {

    /** A role with what ends it: in quotation marks, or as it stands. */
    private static final Pattern ROLE =
            Pattern.compile("\\G\\s*+(?:\"((?:[^\"]|\"\")*+)\"\\s*+(?:;|$)|([^;]*+)(?:;|$))");

    private static final String BEGIN_FORMULAS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";
    private static final List<String> NEEDED = List.of("key", "title");

    private TestSuiteCsv() {}

    /**
     * The test cases of a file, in its order.
     *
     * @throws Refusal with every fault and its line, if a line is wrong
     */
    public static List<TestCaseDraft> read(byte[] file) {
        CsvTable table = CsvTable.read(file, SuiteColumn.ALL, NEEDED);
        List<TestCaseDraft> drafts = new ArrayList<>(table.rows().size());
        List<Fault> faults = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            if (row.objection() != null) {
                faults.add(new Fault(row.where(), row.objection()));
                continue;
            }
            TestKind kind = word(row, "kind", TestKind.class, TestKind.CONFORMANCE, faults);
            Obligation obligation = word(row, "obligation", Obligation.class, Obligation.REQUIRED, faults);
            drafts.add(new TestCaseDraft(
                    row.where(),
                    new TestCaseText(
                            row.get("key").orElse(""),
                            row.get("title").orElse(""),
                            kind,
                            obligation,
                            roles(row),
                            row.get("group").orElse(null),
                            row.get("section").orElse(null),
                            row.get("uri").orElse(null),
                            row.get("steps").orElse(null),
                            row.get("expected").orElse(null))));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults, "suite.faults", faults.size());
        }
        return drafts;
    }

    /** Test cases as a file that {@link #read} gives again. */
    static byte[] write(List<TestCaseText> cases) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(SuiteColumn.ALL);
            for (TestCaseText c : cases) {
                csv.writeRecord(Stream.of(
                                c.key(),
                                c.title(),
                                SuiteColumn.word(c.kind()),
                                SuiteColumn.word(c.obligation()),
                                c.roles().stream().map(TestSuiteCsv::listed).collect(Collectors.joining(";")),
                                c.group(),
                                c.section(),
                                c.uri(),
                                c.steps(),
                                c.expected())
                        .map(TestSuiteCsv::harmless)
                        .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A cell that no spreadsheet takes for a formula and runs: a tab stands before what would begin one. No part of a
     * test case begins with white space, so that reading takes it away again.
     */
    private static String harmless(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        return !cell.isEmpty() && BEGIN_FORMULAS.indexOf(cell.charAt(0)) >= 0 ? "\t" + cell : cell;
    }

    private static String listed(String role) {
        return role.indexOf(';') < 0 && role.indexOf('"') < 0 ? role : '"' + role.replace("\"", "\"\"") + '"';
    }

    private static List<String> roles(CsvTable.Row row) {
        List<String> roles = new ArrayList<>();
        Matcher role = ROLE.matcher(row.get("roles").orElse(""));
        while (role.find()) {
            String quoted = role.group(1);
            String tidy = Label.tidy(quoted == null ? role.group(2) : quoted.replace("\"\"", "\""));
            if (!tidy.isEmpty()) {
                roles.add(tidy);
            }
        }
        return roles;
    }

    private static <E extends Enum<E>> E word(
            CsvTable.Row row, String column, Class<E> words, E otherwise, List<Fault> faults) {
        Optional<String> given = row.get(column);
        if (given.isEmpty()) {
            return otherwise;
        }
        Optional<E> constant = SuiteColumn.constant(words, given.get());
        if (constant.isPresent()) {
            return constant.get();
        }
        faults.add(new Fault(
                row.where(),
                Sentence.of("csv.word-unknown", column, Excerpt.of(given.get()), SuiteColumn.words(words))));
        return otherwise;
    }
}
