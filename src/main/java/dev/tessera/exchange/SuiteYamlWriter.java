package dev.tessera.exchange;

import dev.tessera.specification.Obligation;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.TestCaseText;
import dev.tessera.specification.TestKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a test suite as YAML that people read and edit: a list of cases, long texts as they are. Every other text is in
 * quotation marks, so that nobody's parser takes {@code yes} or {@code 1.10} for something else.
 */
final class SuiteYamlWriter {

    private final StringBuilder yaml = new StringBuilder();

    private SuiteYamlWriter() {}

    static byte[] write(SpecificationVersion of, List<TestCaseText> cases) {
        SuiteYamlWriter writer = new SuiteYamlWriter();
        writer.yaml.append("specification: ").append(quoted(of.path())).append('\n');
        writer.yaml.append("test-cases:\n");
        cases.forEach(writer::write);
        return writer.yaml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(TestCaseText c) {
        yaml.append("  - key: ").append(quoted(c.key())).append('\n');
        line("title", c.title());
        if (c.kind() != TestKind.CONFORMANCE) {
            yaml.append("    kind: ").append(SuiteColumn.word(c.kind())).append('\n');
        }
        if (c.obligation() != Obligation.REQUIRED) {
            yaml.append("    obligation: ")
                    .append(SuiteColumn.word(c.obligation()))
                    .append('\n');
        }
        if (!c.roles().isEmpty()) {
            String roles = c.roles().stream().map(SuiteYamlWriter::quoted).collect(Collectors.joining(", "));
            yaml.append("    roles: [").append(roles).append("]\n");
        }
        line("group", c.group());
        line("section", c.section());
        line("uri", c.uri());
        prose("steps", c.steps());
        prose("expected", c.expected());
    }

    private void line(String field, @Nullable String text) {
        if (text != null) {
            yaml.append("    ").append(field).append(": ").append(quoted(text)).append('\n');
        }
    }

    private void prose(String field, @Nullable String text) {
        if (text == null || !isBlock(text)) {
            line(field, text);
            return;
        }
        yaml.append("    ").append(field).append(": |-\n");
        for (String line : text.split("\n", -1)) {
            yaml.append(line.isEmpty() ? "" : "      ").append(line).append('\n');
        }
    }

    /** Whether a text comes out of a block as it went in. */
    private static boolean isBlock(String text) {
        return !text.isBlank()
                && !Character.isWhitespace(text.charAt(0))
                && !text.endsWith("\n")
                && text.codePoints().noneMatch(c -> c != '\n' && c != '\t' && needsEscape(c))
                && text.lines().noneMatch(line -> !line.isEmpty() && line.isBlank());
    }

    private static boolean needsEscape(int c) {
        return c < 0x20
                || (c >= 0x7f && c < 0xa0)
                || c == 0x2028
                || c == 0x2029
                || c == 0xfeff
                || c == 0xfffe
                || c == 0xffff
                || Character.getType(c) == Character.SURROGATE;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c == '\n') {
                quoted.append("\\n");
            } else if (c == '\t') {
                quoted.append("\\t");
            } else if (needsEscape(c)) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
