/** Organisations and their products: who takes part with what. */
@NullMarked
package dev.tessera.organisation;

import org.jspecify.annotations.NullMarked;
