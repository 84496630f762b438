package dev.tessera.trial;

import org.jspecify.annotations.Nullable;

/**
 * What an organisation says when it asks to take part.
 *
 * @param productVersion by id
 * @param role by id; none only where the trial's specifications have no roles
 * @param remote whether it takes part from elsewhere
 * @param note a word to the coordinators
 */
public record Registering(
        long productVersion,
        @Nullable Long role,
        boolean remote,
        @Nullable String note) {}
