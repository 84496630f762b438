/** Who meets whom, when and where: slots, places, meetings, the planner, and calendars of it all. */
@NullMarked
package dev.tessera.plan;

import org.jspecify.annotations.NullMarked;
