/** Who asks, and what they may do: one policy for screens, pages, API and exports. */
@NullMarked
package dev.tessera.access;

import org.jspecify.annotations.NullMarked;
