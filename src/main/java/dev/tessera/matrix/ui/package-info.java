/** The workspace's views of this feature. */
@NullMarked
package dev.tessera.matrix.ui;

import org.jspecify.annotations.NullMarked;
