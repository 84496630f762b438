package dev.tessera.access;

import org.jspecify.annotations.Nullable;

/**
 * How far an API token reaches: one organisation, one trial, or, with neither, all that its account may do.
 *
 * @param id the token's, as the audit keeps it
 */
public record TokenScope(
        long id, @Nullable Long organisation, @Nullable Long trial) {

    boolean reaches(long trialId) {
        return trial == null || trial == trialId;
    }
}
