/** The workspace's views of this feature. */
@NullMarked
package dev.tessera.result.ui;

import org.jspecify.annotations.NullMarked;
