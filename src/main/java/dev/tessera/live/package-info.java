/** What open screens follow: a word to every node that something changed, so that they look at it again. */
@NullMarked
package dev.tessera.live;

import org.jspecify.annotations.NullMarked;
