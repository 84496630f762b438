package dev.tessera.review;

import dev.tessera.access.Viewer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An appeal was made, or came to its end; told in the transaction that does it.
 *
 * @param organisations whose cell it is about
 * @param appellant whose appeal it is
 * @param answer why it was decided so
 */
public record AppealChanged(
        long trial,
        long appeal,
        Set<Long> organisations,
        long appellant,
        AppealState to,
        @Nullable String answer,
        Viewer by) {

    public AppealChanged {
        organisations = Set.copyOf(organisations);
    }
}
