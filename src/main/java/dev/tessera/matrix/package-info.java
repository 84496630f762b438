/** The conformance matrix: outcomes laid out, read in one statement. */
@NullMarked
package dev.tessera.matrix;

import org.jspecify.annotations.NullMarked;
