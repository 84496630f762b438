/** What every feature needs and no feature owns. */
@NullMarked
package dev.tessera.common;

import org.jspecify.annotations.NullMarked;
