/** The views of a trial's schedule: all of it, its slots and places, and a participant's own meetings. */
@NullMarked
package dev.tessera.plan.ui;

import org.jspecify.annotations.NullMarked;
