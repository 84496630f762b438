/** Tessera, an interoperability trial tracker. Each package below is about one thing; see docs/architecture.md. */
@NullMarked
package dev.tessera;

import org.jspecify.annotations.NullMarked;
