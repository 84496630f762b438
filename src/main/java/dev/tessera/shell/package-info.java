/** The frame around the signed-in workspace's views. */
@NullMarked
package dev.tessera.shell;

import org.jspecify.annotations.NullMarked;
