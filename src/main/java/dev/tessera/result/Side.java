package dev.tessera.result;

/** Which of an interoperability test's two products speaks; a conformance test has a subject only. */
public enum Side {
    SUBJECT,
    PEER
}
