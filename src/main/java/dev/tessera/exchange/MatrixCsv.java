package dev.tessera.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.tessera.matrix.Change;
import dev.tessera.matrix.Column;
import dev.tessera.matrix.Difference;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.PairMatrix;
import dev.tessera.matrix.Row;
import dev.tessera.matrix.ShownMatrix;
import dev.tessera.matrix.Tally;
import dev.tessera.result.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes matrices as CSV: a word in every cell, so that a spreadsheet can count them. */
public final class MatrixCsv {

    private MatrixCsv() {}

    /** Header {@code test,} and the products; a row per test case. */
    public static byte[] of(Matrix matrix) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(line("test", matrix.columns().stream().map(Column::label)));
        for (Row row : matrix.rows()) {
            lines.add(line(row.key(), row.letters().chars().mapToObj(c -> word((char) c))));
        }
        return write(lines);
    }

    /** The same; a cell that differs from what it was says so behind its verdict: {@code failed (broken, was passed)}. */
    public static byte[] of(ShownMatrix shown) {
        Difference difference = shown.difference();
        if (difference == null) {
            return of(shown.matrix());
        }
        List<List<String>> lines = new ArrayList<>();
        lines.add(line("test", shown.matrix().columns().stream().map(Column::label)));
        int r = 0;
        for (Row row : shown.matrix().rows()) {
            Map<Integer, Change> changes = difference.changes().get(r++);
            lines.add(line(
                    row.key(),
                    IntStream.range(0, row.cells().length).mapToObj(c -> word(row.cell(c)) + told(changes.get(c)))));
        }
        return write(lines);
    }

    private static String told(@Nullable Change change) {
        return change == null
                ? ""
                : " (" + change.kind().name().toLowerCase(Locale.ROOT) + ", was " + word(change.was()) + ")";
    }

    /** Header {@code subject,} and the peers; cells {@code passed/run}, or with one test its verdicts. */
    public static byte[] of(PairMatrix matrix) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(line("subject", matrix.peers().stream().map(Column::label)));
        for (PairMatrix.Subject row : matrix.subjects()) {
            Stream<String> cells = matrix.test() == null
                    ? row.tallies().stream().map(MatrixCsv::share)
                    : new String(row.cells(), StandardCharsets.US_ASCII).chars().mapToObj(c -> word((char) c));
            lines.add(line(row.subject().label(), cells));
        }
        return write(lines);
    }

    private static String share(Tally tally) {
        return tally.passed() + "/" + tally.run();
    }

    private static String word(char letter) {
        return Verdict.ofCode(letter).orElse(Verdict.UNTESTED).word();
    }

    private static List<String> line(String first, Stream<String> rest) {
        return Stream.concat(Stream.of(first), rest).toList();
    }

    private static byte[] write(List<List<String>> lines) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            lines.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
