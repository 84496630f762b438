package dev.tessera.trial;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A participation from its request on, whatever became of it.
 *
 * @param version empty where nobody said which
 * @param note what the organisation says to the coordinators
 * @param requestedBy who asked; none: an import, a coordinator's own act, or somebody who left
 * @param reason why it was declined, or withdrew
 * @param counted whether it took part while the trial was open, so that its results stay
 */
public record Registration(
        long id,
        long organisationId,
        String organisationSlug,
        String organisation,
        String productSlug,
        String product,
        String version,
        @Nullable Long roleId,
        @Nullable String role,
        ParticipationStatus status,
        boolean remote,
        @Nullable String note,
        Instant requestedAt,
        @Nullable String requestedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        boolean counted) {

    /** How it is named in a sentence: the product, its version and its role. */
    public String called() {
        return product + (version.isEmpty() ? "" : " " + version) + (role == null ? "" : " (" + role + ")");
    }
}
