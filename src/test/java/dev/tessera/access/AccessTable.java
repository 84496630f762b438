package dev.tessera.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code docs/access.md}, the table that people read: who may do what. */
final class AccessTable {

    private static final Path FILE = Path.of("docs/access.md");

    private AccessTable() {}

    /** What is said of each operation in the table whose first heading is this: a word for each column, by its name. */
    static Map<String, Map<String, String>> of(String heading) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        List<String> columns = List.of();
        for (String line : lines()) {
            if (!line.startsWith("|")) {
                columns = List.of();
                continue;
            }
            List<String> cells = Arrays.stream(line.substring(1).split("\\|", -1))
                    .map(String::strip)
                    .toList();
            if (cells.getFirst().equals(heading)) {
                columns = cells;
            } else if (!columns.isEmpty() && !cells.getFirst().startsWith("--")) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i < columns.size() - 1; i++) {
                    row.put(columns.get(i), cells.get(i));
                }
                String operation = cells.getFirst().replace("`", "");
                if (rows.put(operation, row) != null) {
                    throw new IllegalStateException(operation + " is in the table twice");
                }
            }
        }
        return rows;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
