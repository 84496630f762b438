package dev.tessera.matrix;

/** A matrix, and the snapshot from which its changes are asked for. */
public record Followed(Matrix matrix, String snapshot) {}
