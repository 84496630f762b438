package dev.tessera.exchange;

import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a test suite as a W3C test manifest in Turtle. */
final class TurtleSuite {

    private static final String PREFIXES = """
            @prefix rdfs: <%s> .
            @prefix mf: <%s> .
            @prefix suite: <%s> .

            """.formatted(SuiteTerms.RDFS, SuiteTerms.MF, SuiteTerms.OWN);

    private final StringBuilder turtle = new StringBuilder(PREFIXES);

    private TurtleSuite() {}

    static byte[] write(SpecificationVersion of, List<TestCaseText> cases) {
        TurtleSuite suite = new TurtleSuite();
        EntryNames names = new EntryNames();
        List<String> entries = cases.stream().map(names::next).toList();
        suite.turtle
                .append("<> a mf:Manifest ;\n  rdfs:label ")
                .append(quoted(of.name()))
                .append(" ;\n  mf:entries (\n");
        entries.forEach(e -> suite.turtle.append("    <").append(e).append(">\n"));
        suite.turtle.append("  ) .\n");
        for (int i = 0; i < cases.size(); i++) {
            suite.write(entries.get(i), cases.get(i));
        }
        return suite.turtle.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(String entry, TestCaseText c) {
        List<String> parts = new ArrayList<>();
        parts.add("a suite:" + (c.kind() == TestKind.INTEROPERABILITY ? "InteroperabilityTest" : "ConformanceTest"));
        add(parts, "suite:key", c.key());
        add(parts, "mf:name", c.title());
        add(parts, "suite:obligation", SuiteColumn.word(c.obligation()));
        if (!c.roles().isEmpty()) {
            parts.add("suite:roles ( "
                    + c.roles().stream().map(TurtleSuite::quoted).collect(Collectors.joining(" ")) + " )");
        }
        add(parts, "suite:group", c.group());
        add(parts, "suite:section", c.section());
        add(parts, "suite:uri", c.uri());
        add(parts, "rdfs:comment", c.steps());
        add(parts, "suite:expected", c.expected());
        turtle.append("\n<")
                .append(entry)
                .append("> ")
                .append(String.join(" ;\n  ", parts))
                .append(" .\n");
    }

    private static void add(List<String> parts, String property, @Nullable String text) {
        if (text != null) {
            parts.add(property + " " + quoted(text));
        }
    }

    /** A text of several lines as such, so that it can be read and compared line by line. */
    private static String quoted(String text) {
        boolean lines = text.indexOf('\n') >= 0;
        StringBuilder quoted = new StringBuilder(text.length() + 6).append(lines ? "\"\"\"" : "\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c == '\n') {
                quoted.append('\n');
            } else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xfeff || c == 0xfffe || c == 0xffff) {
                quoted.append(String.format("\\u%04X", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append(lines ? "\"\"\"" : "\"").toString();
    }
}
