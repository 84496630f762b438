package dev.tessera.specification.ui;

import dev.tessera.common.Refusal;
import dev.tessera.specification.TestCaseText.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A block of cells as spreadsheets give it to the clipboard: tabs between cells, quotes around what has line ends.
 *
 * @param parts what stands in its columns
 */
record PastedBlock(List<Part> parts, List<List<String>> rows) {

    /** A block into the columns that its first line names, or else into those from a given one on. */
    static PastedBlock read(String text, Part from, Function<Part, String> labels) {
        List<List<String>> rows = cells(text);
        rows.removeIf(r -> r.stream().allMatch(String::isBlank));
        if (rows.isEmpty()) {
            throw Refusal.invalid("suite.paste-empty");
        }
        List<Optional<Part>> header =
                rows.getFirst().stream().map(c -> CaseParts.named(c, labels)).toList();
        boolean named = header.stream().allMatch(Optional::isPresent)
                && header.stream().distinct().count() == header.size()
                && (rows.size() > 1 || header.size() > 1);
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        List<Part> here = Arrays.asList(Part.values()).subList(from.ordinal(), Part.values().length);
        List<Part> parts = named ? header.stream().map(Optional::orElseThrow).toList() : here;
        if (width > parts.size()) {
            throw Refusal.invalid("suite.paste-wide", width, parts.size());
        }
        return new PastedBlock(parts.subList(0, width), named ? rows.subList(1, rows.size()) : rows);
    }

    /** Whether its rows say which test cases they are. */
    boolean hasKeys() {
        return parts.contains(Part.KEY);
    }

    /** The keys that its rows name. */
    List<String> keys() {
        return rows.stream().map(this::key).flatMap(Optional::stream).toList();
    }

    /** The key that a row names. */
    Optional<String> key(List<String> row) {
        int at = parts.indexOf(Part.KEY);
        return at < 0 || at >= row.size()
                ? Optional.empty()
                : Optional.of(row.get(at).strip());
    }

    private static List<List<String>> cells(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty() && closes(text, i)) {
                quoted = true;
            } else if (c == '\t' || c == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        row.add(cell.toString());
        rows.add(row);
        return rows;
    }

    /** Whether a quote that opens is closed at a cell's end: a lone one is a character like any other. */
    private static boolean closes(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) != '"') {
                continue;
            }
            char next = i + 1 < text.length() ? text.charAt(i + 1) : '\n';
            if (next == '"') {
                i++;
            } else {
                return next == '\t' || next == '\n' || next == '\r';
            }
        }
        return false;
    }
}
