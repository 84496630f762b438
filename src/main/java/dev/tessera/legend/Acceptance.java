package dev.tessera.legend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an organisation accepted a legend.
 *
 * @param number of the legend's text
 * @param person who accepted it in the organisation's name; none: somebody who has left
 */
public record Acceptance(
        long legend,
        int number,
        long organisation,
        String organisationSlug,
        String organisationName,
        @Nullable String person,
        Instant acceptedAt) {}
