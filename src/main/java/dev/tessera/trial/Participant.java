package dev.tessera.trial;

import org.jspecify.annotations.Nullable;

/**
 * A product version in a role in a trial: a column of the matrix.
 *
 * @param id the participation's id
 * @param label the product's name, made unique in the trial by version or role where two share it
 * @param version empty where nobody said which
 * @param remote whether it takes part from elsewhere
 */
public record Participant(
        long id,
        String label,
        long productId,
        String productSlug,
        String productName,
        String version,
        @Nullable Long roleId,
        @Nullable String role,
        long organisationId,
        String organisationSlug,
        String organisation,
        ParticipationStatus status,
        boolean remote) {

    /** Whether it takes part no more, though what it reported stays. */
    public boolean hasLeft() {
        return status != ParticipationStatus.ACCEPTED;
    }
}
