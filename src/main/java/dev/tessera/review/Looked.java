package dev.tessera.review;

import dev.tessera.result.CellKey;
import dev.tessera.result.Seen;

/** A cell, and how it was when somebody looked. */
public record Looked(CellKey cell, Seen seen) {}
