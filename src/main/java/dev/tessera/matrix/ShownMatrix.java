package dev.tessera.matrix;

import org.jspecify.annotations.Nullable;

/**
 * A matrix as it was asked for.
 *
 * @param difference how it differs from what it was to be compared with, row by row; none: nothing was
 */
public record ShownMatrix(Matrix matrix, @Nullable Difference difference) {}
