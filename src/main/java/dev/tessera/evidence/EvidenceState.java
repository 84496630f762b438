package dev.tessera.evidence;

/** Where a piece of evidence stands. */
public enum EvidenceState {
    UPLOADING,
    KEPT,
    REFUSED,
    WITHDRAWN
}
