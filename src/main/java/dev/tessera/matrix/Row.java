package dev.tessera.matrix;

import dev.tessera.specification.Obligation;
import dev.tessera.specification.TestKind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A test case's row: one letter per column.
 *
 * <p>The letters are those of {@link dev.tessera.result.Verdict#code()}, and {@link #OTHER_ROLE}. The array is
 * shared and never written after the row was made.
 *
 * @param marks by the column's index
 */
public record Row(
        String key,
        String title,
        @Nullable String group,
        Obligation obligation,
        TestKind kind,
        byte[] cells,
        Map<Integer, Mark> marks) {

    /** Untested, since the test is for a role that the column's product does not play. */
    public static final char OTHER_ROLE = 'o';

    /** Untested, and nobody has said why. */
    public static final char NOT_REPORTED = 'u';

    public char cell(int column) {
        return (char) cells[column];
    }

    public @Nullable Mark mark(int column) {
        return marks.get(column);
    }

    /** All letters, as the API gives them. */
    public String letters() {
        return new String(cells, StandardCharsets.US_ASCII);
    }

    /** The same row with these columns only. */
    Row only(int[] kept) {
        byte[] some = new byte[kept.length];
        Map<Integer, Mark> marked = new HashMap<>();
        for (int i = 0; i < kept.length; i++) {
            some[i] = cells[kept[i]];
            Mark mark = marks.get(kept[i]);
            if (mark != null) {
                marked.put(i, mark);
            }
        }
        return new Row(key, title, group, obligation, kind, some, marked);
    }

    /** The same row with other cells, by their columns' places. */
    Row with(List<MatrixDelta.Cell> changed, Map<Long, Integer> places) {
        byte[] other = cells.clone();
        Map<Integer, Mark> marked = new HashMap<>(marks);
        for (MatrixDelta.Cell cell : changed) {
            Integer place = places.get(cell.column());
            if (place != null) {
                other[place] = (byte) cell.letter().charAt(0);
                if (cell.mark() == null) {
                    marked.remove(place);
                } else {
                    marked.put(place, cell.mark());
                }
            }
        }
        return new Row(key, title, group, obligation, kind, other, marked);
    }

    /** The same row, obliging as much as this. */
    Row with(Obligation otherwise) {
        return otherwise == obligation ? this : new Row(key, title, group, otherwise, kind, cells, marks);
    }

    public Tally tally() {
        Tally.Counter counter = new Tally.Counter();
        for (byte cell : cells) {
            counter.add((char) cell);
        }
        return counter.tally();
    }
}
