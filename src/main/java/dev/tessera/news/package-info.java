/** News of trials: what coordinators announce, what each person is told of, and how they want to be told. */
@NullMarked
package dev.tessera.news;

import org.jspecify.annotations.NullMarked;
