package dev.tessera.trial;

import dev.tessera.access.Viewer;

/** A trial went into another phase; told in the transaction that moves it. */
public record TrialMoved(long trial, TrialStatus from, TrialStatus to, Viewer by) {}
