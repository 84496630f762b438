/** Where reviewers decide, and what a cell's story says of it. */
@NullMarked
package dev.tessera.review.ui;

import org.jspecify.annotations.NullMarked;
