package dev.tessera.legend;

/**
 * The current legend of another version.
 *
 * @param version what that version is called
 */
public record LegendElsewhere(String version, Legend legend) {}
