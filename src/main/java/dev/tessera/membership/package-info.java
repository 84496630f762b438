/** Who belongs to which organisation: asking to join, being invited, claiming, leaving. */
@NullMarked
package dev.tessera.membership;

import org.jspecify.annotations.NullMarked;
