/** Who has what it takes: products that conform to a specification version, and organisations that use it. */
@NullMarked
package dev.tessera.adoption;

import org.jspecify.annotations.NullMarked;
