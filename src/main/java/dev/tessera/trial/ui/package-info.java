/** The workspace's views of this feature. */
@NullMarked
package dev.tessera.trial.ui;

import org.jspecify.annotations.NullMarked;
