package dev.tessera.site;

import dev.tessera.matrix.Change;
import dev.tessera.matrix.Column;
import dev.tessera.matrix.Difference;
import dev.tessera.matrix.Matrix;
import dev.tessera.matrix.PairMatrix;
import dev.tessera.matrix.Row;
import dev.tessera.matrix.ShownMatrix;
import dev.tessera.matrix.Tally;
import dev.tessera.result.Verdict;
import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Lays matrices out as tables. */
final class MatrixTables {

    private final Words words;
    private final CellWords cells;

    MatrixTables(Words words) {
        this.words = words;
        this.cells = new CellWords(words);
    }

    MatrixTable of(ShownMatrix shown) {
        Matrix matrix = shown.matrix();
        Difference difference = shown.difference();
        Map<String, List<Changed>> byGroup = new LinkedHashMap<>();
        int place = 0;
        for (Row row : matrix.rows()) {
            Map<Integer, Change> changes =
                    difference == null ? Map.of() : difference.changes().get(place);
            place++;
            byGroup.computeIfAbsent(row.group() == null ? "" : row.group(), name -> new ArrayList<>())
                    .add(new Changed(row, changes));
        }
        List<MatrixTable.Group> groups = new ArrayList<>();
        byGroup.forEach(
                (name, rows) -> groups.add(group(name, rows, matrix.columns().size())));
        List<Share> totals = matrix.totals().stream().map(Share::of).toList();
        return new MatrixTable(
                words.say(
                        "matrix.caption",
                        matrix.title(),
                        matrix.rows().size(),
                        matrix.columns().size(),
                        words.moment(matrix.asOf())),
                false,
                matrix.columns().size() <= MatrixTable.ROOMY,
                difference != null,
                heads(matrix.columns()),
                totals,
                sum(totals),
                groups);
    }

    /** A row, and what changed in it. */
    private record Changed(Row row, Map<Integer, Change> changes) {}

    private MatrixTable.Group group(String name, List<Changed> rows, int columns) {
        Share[] shares = new Share[columns];
        Arrays.fill(shares, new Share(0, 0));
        for (Changed line : rows) {
            for (int c = 0; c < columns; c++) {
                shares[c] = shares[c].plus(share(line.row().cell(c)));
            }
        }
        List<MatrixTable.Line> lines = rows.stream().map(r -> line(r, columns)).toList();
        return new MatrixTable.Group(name.isEmpty() ? null : name, List.of(shares), sum(Arrays.asList(shares)), lines);
    }

    private MatrixTable.Line line(Changed line, int columns) {
        Row row = line.row();
        boolean required = row.obligation() == Obligation.REQUIRED;
        return new MatrixTable.Line(
                row.key(),
                row.title(),
                required ? null : words.word(row.obligation()),
                required ? null : Words.slug(row.obligation()),
                row.kind() == TestKind.INTEROPERABILITY,
                IntStream.range(0, columns)
                        .mapToObj(c -> cells.of(
                                row.cell(c), row.mark(c), line.changes().get(c)))
                        .toList(),
                List.of(),
                Share.of(row.tally()));
    }

    MatrixTable of(PairMatrix matrix) {
        boolean figures = matrix.test() == null;
        int peers = matrix.peers().size();
        List<MatrixTable.Line> lines = new ArrayList<>();
        Share[] totals = new Share[peers];
        Arrays.fill(totals, new Share(0, 0));
        for (PairMatrix.Subject row : matrix.subjects()) {
            List<Share> shares = figures
                    ? row.tallies().stream().map(Share::of).toList()
                    : IntStream.range(0, peers)
                            .mapToObj(c -> share(row.cell(c)))
                            .toList();
            for (int c = 0; c < peers; c++) {
                totals[c] = totals[c].plus(shares.get(c));
            }
            Column subject = row.subject();
            lines.add(new MatrixTable.Line(
                    Long.toString(subject.id()),
                    subject.label(),
                    subject.organisation(),
                    null,
                    false,
                    figures
                            ? List.of()
                            : IntStream.range(0, peers)
                                    .mapToObj(c -> cells.of(row.cell(c), row.mark(c)))
                                    .toList(),
                    figures ? shares : List.of(),
                    sum(shares)));
        }
        List<Share> sums = List.of(totals);
        return new MatrixTable(
                words.say(
                        "matrix.caption-pairs",
                        matrix.title(),
                        matrix.subjects().size(),
                        peers,
                        words.moment(matrix.asOf())),
                true,
                peers <= MatrixTable.ROOMY,
                false,
                heads(matrix.peers()),
                sums,
                sum(sums),
                List.of(new MatrixTable.Group(null, List.of(), sum(sums), lines)));
    }

    private static Share share(char letter) {
        return new Share(
                letter == Verdict.PASSED.code() ? 1 : 0,
                Verdict.ofCode(letter).filter(Verdict::isRun).isPresent() ? 1 : 0);
    }

    private static Share sum(List<Share> shares) {
        return shares.stream().reduce(new Share(0, 0), Share::plus);
    }

    private static List<MatrixTable.Head> heads(List<Column> columns) {
        List<MatrixTable.Head> heads = new ArrayList<>();
        long before = -1;
        for (Column column : columns) {
            heads.add(new MatrixTable.Head(
                    column.id(),
                    column.label(),
                    column.organisation(),
                    column.version(),
                    column.role(),
                    column.organisationId() != before,
                    column.withdrawn()));
            before = column.organisationId();
        }
        return heads;
    }

    /** What a matrix that is too large for a table in a page says of each product. */
    static List<ProductTotal> summary(List<Column> columns, List<Tally> totals) {
        List<ProductTotal> summary = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            summary.add(new ProductTotal(columns.get(c), totals.get(c)));
        }
        return summary;
    }
}
