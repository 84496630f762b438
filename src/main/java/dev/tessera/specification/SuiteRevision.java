package dev.tessera.specification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a specification version's test suite.
 *
 * @param frozen whether an opened trial uses it, so that it never changes again
 * @param cases how many test cases it has
 * @param releasedAt since when it is the suite; none: a draft, which only its editors see
 * @param note what is new in it, for its readers
 */
public record SuiteRevision(
        long id,
        int number,
        boolean frozen,
        int cases,
        @Nullable Instant releasedAt,
        @Nullable String note) {

    public boolean isDraft() {
        return releasedAt == null;
    }
}
