/** Who may be certified on what. */
@NullMarked
package dev.tessera.certification;

import org.jspecify.annotations.NullMarked;
