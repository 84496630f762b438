package dev.tessera.organisation;

import org.jspecify.annotations.Nullable;

/**
 * A coordinator approved or declined an organisation; told in the same transaction, before it ends.
 *
 * @param reason why it was declined
 */
public record OrganisationDecided(
        Organisation organisation,
        boolean approved,
        @Nullable String reason) {}
