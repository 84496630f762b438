/** Evidence: the files that a side puts beside what it says of a cell. */
@NullMarked
package dev.tessera.evidence;

import org.jspecify.annotations.NullMarked;
