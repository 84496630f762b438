package dev.tessera.specification;

/** What the specification says about the behaviour that a test case looks at. */
public enum Obligation {
    REQUIRED,
    RECOMMENDED,
    OPTIONAL
}
