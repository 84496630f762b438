/** How trials go: what their coordinators watch, what each participant has to do, and products over several rounds. */
@NullMarked
package dev.tessera.board;

import org.jspecify.annotations.NullMarked;
