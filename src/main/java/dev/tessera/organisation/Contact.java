package dev.tessera.organisation;

/**
 * Whom to write to at an organisation.
 *
 * @param id none, as long as it is not stored: 0
 * @param purpose what for, in the organisation's own words: "security", "certification"
 * @param isPublic whether everybody may read it; otherwise the organisation's people and coordinators
 */
public record Contact(long id, String name, String email, String purpose, boolean isPublic) {}
