package dev.tessera.matrix;

import dev.tessera.trial.Trial;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How a matrix differs from another: an earlier one of the same trial, or that of another round.
 *
 * @param with the slug of the trial of the other matrix
 * @param withTitle its title
 * @param asOf of when the other matrix is
 * @param changes for each row of the matrix, its changed cells by their columns' places
 * @param counts how many cells changed, of each kind that there is
 * @param rowsGone how many tests only the other one has
 * @param columnsGone the labels of the products that only the other one has
 */
public record Difference(
        String with,
        String withTitle,
        Instant asOf,
        List<Map<Integer, Change>> changes,
        Map<ChangeKind, Integer> counts,
        int rowsGone,
        List<String> columnsGone) {

    /** Of two matrices of one trial: the same participation is the same column. */
    static Difference inTime(Matrix before, Matrix after) {
        return between(before, after, Column::id);
    }

    /** Of two rounds: the same product in the same role is the same column, whichever version it was then. */
    static Difference ofRounds(Matrix before, Matrix after) {
        return between(before, after, c -> c.product() + " " + (c.role() == null ? "" : c.role()));
    }

    private static Difference between(Matrix before, Matrix after, Function<Column, Object> identity) {
        Map<Object, Integer> columns = new HashMap<>();
        for (int c = before.columns().size() - 1; c >= 0; c--) {
            columns.put(identity.apply(before.columns().get(c)), c);
        }
        int[] places = new int[after.columns().size()];
        for (int c = 0; c < places.length; c++) {
            Integer place = columns.remove(identity.apply(after.columns().get(c)));
            places[c] = place == null ? -1 : place;
        }
        Map<String, Row> rows = new HashMap<>();
        before.rows().forEach(r -> rows.put(r.key(), r));
        Map<ChangeKind, Integer> counts = new EnumMap<>(ChangeKind.class);
        List<Map<Integer, Change>> changes = new ArrayList<>(after.rows().size());
        for (Row row : after.rows()) {
            Row then = rows.remove(row.key());
            Map<Integer, Change> changed = new HashMap<>();
            for (int c = 0; c < places.length; c++) {
                Row old = places[c] < 0 ? null : then;
                char was = old == null ? Row.NOT_REPORTED : old.cell(places[c]);
                Mark mark = old == null ? null : old.mark(places[c]);
                if (was == row.cell(c) && mark == null && row.mark(c) == null) {
                    continue;
                }
                // What nobody has run says nothing new where there was no such cell.
                Change change = Change.between(was, mark, row.cell(c), old == null ? null : row.mark(c))
                        .orElse(null);
                if (change != null) {
                    changed.put(c, change);
                    counts.merge(change.kind(), 1, Integer::sum);
                }
            }
            changes.add(changed);
        }
        return new Difference(
                before.trial(),
                before.title(),
                before.asOf(),
                changes,
                counts,
                rows.size(),
                before.columns().stream()
                        .filter(c -> columns.containsKey(identity.apply(c)))
                        .map(Column::label)
                        .toList());
    }

    /** Whether it is with another trial. */
    public boolean isOfRounds(Trial trial) {
        return !trial.slug().equals(with);
    }

    /** How many cells changed. */
    public int changed() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The same without the rows in which nothing changed. */
    Difference withoutEqualRows() {
        return new Difference(
                with,
                withTitle,
                asOf,
                changes.stream().filter(c -> !c.isEmpty()).toList(),
                counts,
                rowsGone,
                columnsGone);
    }
}
