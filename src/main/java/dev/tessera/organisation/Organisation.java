package dev.tessera.organisation;

import dev.tessera.access.OrganisationScope;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Anyone who takes part.
 *
 * @param affiliationUntil the last day on which the affiliation holds; none: no end is known
 * @param country ISO 3166 alpha-2, where known
 * @param claimed whether somebody acts for it; an import makes organisations that wait for their people
 * @param decision why a coordinator declined it, if one did
 * @param edits how often it was changed: whoever changes it says what they read
 */
public record Organisation(
        long id,
        String slug,
        String name,
        OrganisationKind kind,
        Affiliation affiliation,
        @Nullable LocalDate affiliationUntil,
        @Nullable String country,
        @Nullable String homepage,
        @Nullable String description,
        boolean claimed,
        OrganisationStatus status,
        @Nullable String decision,
        int edits) {

    /** What the access policy has to know of it. */
    public OrganisationScope scope() {
        return new OrganisationScope(id, status == OrganisationStatus.APPROVED, claimed);
    }
}
