package dev.tessera.adoption;

import dev.tessera.matrix.Column;
import dev.tessera.trial.Trial;
import java.time.Instant;

/**
 * A product that passed every required test of its role in a trial.
 *
 * @param last when the last of its results was reported
 */
public record Conforming(Trial trial, Column column, Instant last) {}
