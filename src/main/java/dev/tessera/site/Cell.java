package dev.tessera.site;

/**
 * A cell of the table.
 *
 * @param look the codes that the style sheet and the script read as classes
 * @param text what a screen reader says
 */
public record Cell(String look, String text) {}
