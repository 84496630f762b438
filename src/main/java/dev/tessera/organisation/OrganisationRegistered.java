package dev.tessera.organisation;

/**
 * Somebody registered an organisation; told in the same transaction, before it ends. Whoever keeps memberships makes
 * them its first manager.
 *
 * @param organisation its id
 * @param by the account that registered it
 */
public record OrganisationRegistered(long organisation, long by) {}
