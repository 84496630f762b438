package dev.tessera.matrix;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a matrix that changed.
 *
 * @param snapshot from which the next changes are asked for
 */
public record MatrixDelta(String snapshot, List<Cell> cells) {

    /**
     * A cell as it is now.
     *
     * @param key the test case's
     * @param column the participation's id
     * @param letter the verdict's
     */
    public record Cell(
            String key,
            long column,
            String letter,
            @Nullable Mark mark) {}
}
