package dev.tessera.audit;

/** What kind of thing an audit entry is about. */
public enum ThingKind {
    ACCOUNT,
    ORGANISATION,
    PRODUCT,
    SPECIFICATION,
    TEST_SUITE,
    TRIAL,
    PARTICIPATION,
    RESULT,
    ELIGIBILITY,
    FAMILY,
    EVIDENCE,
    COMMENT
}
