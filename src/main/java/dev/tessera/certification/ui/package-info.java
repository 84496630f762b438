/** Where coordinators say who may be certified on what. */
@NullMarked
package dev.tessera.certification.ui;

import org.jspecify.annotations.NullMarked;
