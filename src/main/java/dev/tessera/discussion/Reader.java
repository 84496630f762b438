package dev.tessera.discussion;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who may read the discussion of a cell.
 *
 * @param organisation the organisation whose side they are on; none for reviewers and coordinators
 * @param organisationId its id
 */
public record Reader(
        long account,
        String name,
        Voice voice,
        @Nullable Long organisationId,
        @Nullable String organisation) {}
