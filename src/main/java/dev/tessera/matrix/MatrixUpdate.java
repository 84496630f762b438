package dev.tessera.matrix;

import java.util.function.Supplier;

/**
 * What a follower of a matrix is told.
 *
 * @param matrix all of it as it is now, as far as the follower may see it; made when it is asked for
 */
public record MatrixUpdate(MatrixDelta delta, Supplier<Matrix> matrix) {}
