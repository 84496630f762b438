package dev.tessera.organisation;

import dev.tessera.access.OrganisationScope;
import org.jspecify.annotations.Nullable;

/**
 * Anyone who takes part.
 *
 * @param country ISO 3166 alpha-2, where known
 * @param claimed whether somebody acts for it; an import makes organisations that wait for their people
 */
public record Organisation(
        long id,
        String slug,
        String name,
        OrganisationKind kind,
        Affiliation affiliation,
        @Nullable String country,
        @Nullable String homepage,
        @Nullable String description,
        boolean claimed) {

    /** What the access policy has to know of it. */
    public OrganisationScope scope() {
        return new OrganisationScope(id, true, claimed);
    }
}
