package dev.tessera.exchange;

import dev.tessera.common.Fault;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestCaseDraft;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a test suite from CSV: {@code key,title,kind,obligation,roles,group,section,uri,steps,expected}. */
public final class TestSuiteCsv {

    private static final List<String> COLUMNS =
            List.of("key", "title", "kind", "obligation", "roles", "group", "section", "uri", "steps", "expected");
    private static final List<String> NEEDED = List.of("key", "title");

    private TestSuiteCsv() {}

    /**
     * The test cases of a file, in its order.
     *
     * @throws Refusal with every fault and its line, if a line is wrong
     */
    public static List<TestCaseDraft> read(byte[] file) {
        CsvTable table = CsvTable.read(file, COLUMNS, NEEDED);
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

    private static List<String> roles(CsvTable.Row row) {
        return row.get("roles").stream()
                .flatMap(roles -> Arrays.stream(roles.split(";")))
                .map(Label::tidy)
                .filter(role -> !role.isEmpty())
                .toList();
    }

    private static <E extends Enum<E>> E word(
            CsvTable.Row row, String column, Class<E> words, E otherwise, List<Fault> faults) {
        Optional<String> given = row.get(column);
        if (given.isEmpty()) {
            return otherwise;
        }
        for (E constant : words.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(given.get())) {
                return constant;
            }
        }
        faults.add(new Fault(
                row.where(),
                Sentence.of(
                        "csv.word-unknown",
                        column,
                        Excerpt.of(given.get()),
                        Arrays.toString(words.getEnumConstants())
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[\\[\\]]", ""))));
        return otherwise;
    }
}
