/** Markdown that people write, as HTML that does nobody harm. */
@NullMarked
package dev.tessera.markdown;

import org.jspecify.annotations.NullMarked;
