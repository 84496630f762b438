package dev.tessera.organisation;

/**
 * An organisation in a list.
 *
 * @param products how many products it has
 * @param called all its names in lower case: what a search looks through
 */
public record Listed(Organisation organisation, int products, String called) {}
