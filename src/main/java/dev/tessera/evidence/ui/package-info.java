/** Evidence in the stories of cells. */
@NullMarked
package dev.tessera.evidence.ui;

import org.jspecify.annotations.NullMarked;
