/** Where legends are read, written and accepted. */
@NullMarked
package dev.tessera.legend.ui;

import org.jspecify.annotations.NullMarked;
