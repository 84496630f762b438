package dev.tessera.matrix;

import dev.tessera.result.Verdict;
import dev.tessera.specification.Obligation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a matrix is wanted: rows by group, obligation and verdict, columns by role and organisation.
 *
 * @param organisation an organisation's slug or name
 * @param verdict keeps the rows in which some kept column has it
 */
public record MatrixFilter(
        @Nullable String group,
        @Nullable Obligation obligation,
        @Nullable String role,
        @Nullable String organisation,
        @Nullable Verdict verdict) {

    public static final MatrixFilter ALL = new MatrixFilter(null, null, null, null, null);

    public Matrix of(Matrix matrix) {
        if (equals(ALL)) {
            return matrix;
        }
        int[] kept = IntStream.range(0, matrix.columns().size())
                .filter(c -> keeps(matrix.columns().get(c)))
                .toArray();
        List<Row> rows = new ArrayList<>();
        for (Row row : matrix.rows()) {
            if (group != null && !group.equalsIgnoreCase(row.group() == null ? "" : row.group())) {
                continue;
            }
            if (obligation != null && obligation != row.obligation()) {
                continue;
            }
            Row part = row.only(kept);
            if (verdict == null || has(part, verdict)) {
                rows.add(part);
            }
        }
        List<Column> columns =
                Arrays.stream(kept).mapToObj(c -> matrix.columns().get(c)).toList();
        return new Matrix(
                matrix.trial(), matrix.title(), matrix.asOf(), matrix.revision() + "-" + hash(), columns, rows);
    }

    private String hash() {
        return Integer.toHexString(hashCode());
    }

    boolean keeps(Column column) {
        return (role == null || role.equalsIgnoreCase(column.role()))
                && (organisation == null
                        || organisation.equalsIgnoreCase(column.organisationSlug())
                        || organisation.equalsIgnoreCase(column.organisation()));
    }

    private static boolean has(Row row, Verdict verdict) {
        for (byte cell : row.cells()) {
            if (cell == verdict.code()) {
                return true;
            }
        }
        return false;
    }
}
