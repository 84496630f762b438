package dev.tessera.review;

import org.jspecify.annotations.Nullable;

/**
 * Which of what waits is shown.
 *
 * @param kind none: every kind
 * @param group a group of tests; none: every one
 * @param organisation whose products, on either side; none: everybody's
 * @param mine only what the viewer has claimed
 */
public record QueueFilter(
        @Nullable ItemKind kind,
        @Nullable String group,
        @Nullable Long organisation,
        boolean mine) {

    /** Everything. */
    public static final QueueFilter ALL = new QueueFilter(null, null, null, false);
}
