/** Legends: the copyright and licence notices of specification versions, and who accepted which. */
@NullMarked
package dev.tessera.legend;

import org.jspecify.annotations.NullMarked;
