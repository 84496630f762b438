package dev.tessera.specification;

/**
 * When a specification version came to a status.
 *
 * @param reached ISO 8601, as precise as it is known: {@code 2019}, {@code 2019-04} or {@code 2019-04-16}
 */
public record StatusDate(SpecificationStatus status, String reached) {}
