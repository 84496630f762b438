package dev.tessera.review;

import dev.tessera.access.Viewer;
import dev.tessera.result.Decision;
import java.util.Set;

/**
 * A reviewer's decision about a cell came into force; told in its transaction.
 *
 * @param organisations whose cell it is
 */
public record CellDecided(long trial, Set<Long> organisations, Decision decision, Viewer by) {

    public CellDecided {
        organisations = Set.copyOf(organisations);
    }
}
