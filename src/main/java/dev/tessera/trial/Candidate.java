package dev.tessera.trial;

/**
 * A release of one's own product that could be registered.
 *
 * @param version empty where nobody said which
 */
public record Candidate(
        long productVersion, long organisation, String organisationName, String product, String version) {}
