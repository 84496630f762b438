package dev.tessera.matrix;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A matrix of products that met: subject × peer.
 *
 * @param test the one test that it shows; none: all of them, counted
 */
public record PairMatrix(
        String trial,
        String title,
        Instant asOf,
        String revision,
        @Nullable String test,
        List<Column> peers,
        List<Subject> subjects) {

    /** A subject's row. With one test its letters and marks say what came out; else the tallies do. */
    public record Subject(Column subject, byte[] cells, Map<Integer, Mark> marks, List<Tally> tallies) {

        public char cell(int peer) {
            return (char) cells[peer];
        }

        public @Nullable Mark mark(int peer) {
            return marks.get(peer);
        }
    }
}
