package dev.tessera.trial;

import dev.tessera.common.Refusal;
import dev.tessera.organisation.ProductsMerged;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets a product that was merged take part where it did. Reports and outcomes are a participation's, and it stays the
 * same one: only its version is another.
 *
 * <p>Where both records take part in one trial with the same version in the same role, there are two columns, each with
 * reports that never change, and they cannot become one: the merge is refused. Whoever renames one of the versions
 * first keeps both columns.
 */
@Component
class MergedProducts {

    private final ParticipationMergeQueries queries;

    MergedProducts(ParticipationMergeQueries queries) {
        this.queries = queries;
    }

    @EventListener
    void on(ProductsMerged merged) {
        TreeSet<String> both = new TreeSet<>();
        merged.versions().forEach((from, into) -> both.addAll(queries.trialsOfBoth(from, into)));
        if (!both.isEmpty()) {
            throw Refusal.conflict(
                    "merge.both-take-part", merged.from().name(), merged.into().name(), String.join(", ", both));
        }
        int moved = 0;
        for (var version : merged.versions().entrySet()) {
            moved += queries.move(version.getKey(), version.getValue());
        }
        merged.moved("merge.participations", moved);
    }
}
