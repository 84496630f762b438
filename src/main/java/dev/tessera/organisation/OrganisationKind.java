package dev.tessera.organisation;

/** What kind of body an organisation is. */
public enum OrganisationKind {
    SUPPLIER,
    EDUCATIONAL_INSTITUTION,
    GOVERNMENT_BODY,
    STANDARDS_BODY,
    OPEN_SOURCE_PROJECT
}
