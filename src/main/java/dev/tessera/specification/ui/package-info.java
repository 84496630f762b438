/** The workspace's views of this feature. */
@NullMarked
package dev.tessera.specification.ui;

import org.jspecify.annotations.NullMarked;
