package dev.tessera.organisation;

/**
 * A release of a product: what is tested.
 *
 * @param version as its supplier writes it; empty where nobody said which
 */
public record ProductVersion(
        long id, long productId, String productSlug, String productName, String version, long organisationId) {}
