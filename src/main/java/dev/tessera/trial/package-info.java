/** Trials and who takes part in them. */
@NullMarked
package dev.tessera.trial;

import org.jspecify.annotations.NullMarked;
