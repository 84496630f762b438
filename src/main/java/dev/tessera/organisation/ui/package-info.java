/** The workspace's views of organisations and products. */
@NullMarked
package dev.tessera.organisation.ui;

import org.jspecify.annotations.NullMarked;
