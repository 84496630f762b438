package dev.tessera;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.tessera.access.Viewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.exchange.ImportFormat;
import dev.tessera.exchange.ImportOptions;
import dev.tessera.exchange.ImportResult;
import dev.tessera.exchange.MatrixCsv;
import dev.tessera.exchange.Progress;
import dev.tessera.exchange.ResultImports;
import dev.tessera.matrix.Matrices;
import dev.tessera.trial.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestComponent;

/** Loads files of results, and tells what came of them as a person would read it. */
@TestComponent
public final class Loading {

    /** A cell of a matrix as its CSV names it. */
    public record Cell(String test, String product) {}

    private final ResultImports imports;
    private final Matrices matrices;
    private final Messages messages;
    private final DataSource database;
    private final Given given;

    Loading(ResultImports imports, Matrices matrices, Messages messages, DataSource database, Given given) {
        this.imports = imports;
        this.matrices = matrices;
        this.messages = messages;
        this.database = database;
        this.given = given;
    }

    /** Loads a coordinator's file and registers the subjects that nobody knows. */
    public ImportResult load(Trial trial, ImportFormat format, String file) {
        return load(trial, format, file.getBytes(StandardCharsets.UTF_8));
    }

    public ImportResult load(Trial trial, ImportFormat format, byte[] file) {
        return load(given.coordinator().viewer(), trial, format, file, new ImportOptions(false, true));
    }

    public ImportResult load(Viewer viewer, Trial trial, ImportFormat format, byte[] file, ImportOptions options) {
        return imports.run(viewer, trial.slug(), format, file, options, Progress.NOBODY);
    }

    /** What was not taken, as {@code place: reason}. */
    public List<String> rejected(ImportResult result) {
        return result.rejected().stream()
                .map(r -> say(r.where()) + ": " + say(r.reason()))
                .toList();
    }

    /** The sentence of a refusal that ends a whole file. */
    public String refusal(Trial trial, ImportFormat format, String file) {
        try {
            return "Taken: " + load(trial, format, file);
        } catch (Refusal refusal) {
            return say(refusal.sentence());
        }
    }

    public String say(Sentence sentence) {
        return messages.text(Locale.ENGLISH, sentence);
    }

    /** The trial's matrix as everybody's spreadsheet reads it. */
    public Map<Cell, String> matrix(Trial trial) {
        byte[] file = MatrixCsv.of(matrices.matrix(given.coordinator().viewer(), trial));
        List<List<String>> lines = new ArrayList<>();
        try (var csv = CsvReader.builder().ofCsvRecord(new String(file, StandardCharsets.UTF_8))) {
            csv.forEach(line -> lines.add(line.getFields()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Cell, String> cells = new HashMap<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            for (int c = 1; c < line.size(); c++) {
                cells.put(new Cell(line.getFirst(), lines.getFirst().get(c)), line.get(c));
            }
        }
        return cells;
    }

    /** How many rows each table has. */
    public Map<String, Long> rows() {
        Map<String, Long> rows = new TreeMap<>();
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (var names = statement.executeQuery(
                    "select tablename from pg_tables where schemaname = current_schema order by 1")) {
                while (names.next()) {
                    tables.add(names.getString(1));
                }
            }
            for (String table : tables) {
                try (var count = statement.executeQuery("select count(*) from " + table)) {
                    count.next();
                    rows.put(table, count.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }
}
