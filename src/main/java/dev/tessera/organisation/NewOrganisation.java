package dev.tessera.organisation;

import org.jspecify.annotations.Nullable;

/**
 * An organisation that is not stored yet. Its slug is made from its name where none is given.
 *
 * @param iri by which reports name it
 */
public record NewOrganisation(
        @Nullable String slug,
        String name,
        OrganisationKind kind,
        Affiliation affiliation,
        @Nullable String country,
        @Nullable String homepage,
        @Nullable String description,
        @Nullable String iri,
        boolean claimed) {

    /** One that a report names and nobody registered: it waits to be claimed. */
    public static NewOrganisation unclaimed(String name, @Nullable String iri, @Nullable String homepage) {
        return new NewOrganisation(
                null, name, OrganisationKind.SUPPLIER, Affiliation.PUBLIC_COMMUNITY, null, homepage, null, iri, false);
    }
}
