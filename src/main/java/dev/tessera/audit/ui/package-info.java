/** Views of what was done. */
@NullMarked
package dev.tessera.audit.ui;

import org.jspecify.annotations.NullMarked;
