/** Views of who belongs to which organisation. */
@NullMarked
package dev.tessera.membership.ui;

import org.jspecify.annotations.NullMarked;
