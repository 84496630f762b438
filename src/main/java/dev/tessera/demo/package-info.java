/** The demonstration: the catalogue, fictional suppliers and a trial of theirs, made through the product's own services. */
@NullMarked
package dev.tessera.demo;

import org.jspecify.annotations.NullMarked;
