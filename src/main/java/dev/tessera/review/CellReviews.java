package dev.tessera.review;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers decided about a cell, oldest first, and the appeals against it.
 *
 * @param appealable until when the viewer may appeal; none where they may not
 * @param withdrawable the open appeal that the viewer may take back, by id
 */
public record CellReviews(
        List<PastReview> reviews,
        List<Appeal> appeals,
        @Nullable Instant appealable,
        @Nullable Long withdrawable) {

    public CellReviews {
        reviews = List.copyOf(reviews);
        appeals = List.copyOf(appeals);
    }

    public boolean isEmpty() {
        return reviews.isEmpty() && appeals.isEmpty() && appealable == null;
    }
}
