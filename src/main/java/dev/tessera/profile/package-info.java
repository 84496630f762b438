/** Profiles: what the owner of a specification version or another organisation selects from it, adds to it or asks of it. */
@NullMarked
package dev.tessera.profile;

import org.jspecify.annotations.NullMarked;
