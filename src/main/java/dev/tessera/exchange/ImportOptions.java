package dev.tessera.exchange;

/**
 * How a file is taken.
 *
 * @param dryRun says what would happen and stores nothing
 * @param createUnknown makes an organisation, product and version of a subject that nobody registered
 */
public record ImportOptions(boolean dryRun, boolean createUnknown) {}
