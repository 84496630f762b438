/** The screens of boards. */
@NullMarked
package dev.tessera.board.ui;

import org.jspecify.annotations.NullMarked;
