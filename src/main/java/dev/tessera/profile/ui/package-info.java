/** Where profiles are read, and kept by their organisations. */
@NullMarked
package dev.tessera.profile.ui;

import org.jspecify.annotations.NullMarked;
