package dev.tessera.result;

/** Outcomes of a trial changed in the transaction that publishes this. */
public record TrialChanged(long trial) {}
