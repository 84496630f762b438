/** Formats in and out: test suites and results as files. */
@NullMarked
package dev.tessera.exchange;

import org.jspecify.annotations.NullMarked;
