package dev.tessera.trial;

import org.jspecify.annotations.Nullable;

/**
 * A role that products take in a trial.
 *
 * @param id the specification's role
 * @param specificationVersion whose role it is
 * @param leastPartners how many others a product in this role should meet at least, where that is other than the
 *     trial's number
 */
public record TrialRole(
        long id,
        String name,
        long specificationVersion,
        @Nullable Integer leastPartners) {}
