package dev.tessera.access;

/**
 * What the access policy has to know of an organisation.
 *
 * @param approved a coordinator let it in (or an import made it): everybody may know of it
 * @param claimed somebody acts for it
 */
public record OrganisationScope(long id, boolean approved, boolean claimed) {}
