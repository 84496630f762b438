/** What was done: who, what, from, to, why, when, from which address. */
@NullMarked
package dev.tessera.audit;

import org.jspecify.annotations.NullMarked;
