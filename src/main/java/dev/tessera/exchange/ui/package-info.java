/** The workspace's views of this feature. */
@NullMarked
package dev.tessera.exchange.ui;

import org.jspecify.annotations.NullMarked;
