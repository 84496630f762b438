/** What each side saw, and where a cell stands. */
@NullMarked
package dev.tessera.result;

import org.jspecify.annotations.NullMarked;
