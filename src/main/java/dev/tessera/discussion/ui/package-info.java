/** The discussion in a cell's story. */
@NullMarked
package dev.tessera.discussion.ui;

import org.jspecify.annotations.NullMarked;
