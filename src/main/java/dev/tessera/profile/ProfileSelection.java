package dev.tessera.profile;

/** Which test cases are in a profile, apart from those that it names. */
public enum ProfileSelection {
    ALL_TESTS,
    LISTED_TESTS
}
