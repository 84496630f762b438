package dev.tessera.review;

import dev.tessera.result.CellKey;
import dev.tessera.result.Outcome;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Participant;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A cell as a reviewer sees it.
 *
 * @param kind why it waits; none where it does not
 * @param due when an appeal against it could be made at the latest, or until when the sides could come to agree
 * @param critical whether two reviewers decide it
 * @param appeal the open appeal, by id
 * @param claim who looks at it now
 */
public record QueueItem(
        CellKey cell,
        TestCase test,
        Participant subject,
        @Nullable Participant peer,
        @Nullable ItemKind kind,
        Outcome outcome,
        @Nullable Instant due,
        boolean critical,
        @Nullable Long appeal,
        @Nullable Claim claim) {

    /** Whether it may be verified together with others: nothing about it needs a reason. */
    public boolean isPlain() {
        return appeal == null && Bulk.isPlain(outcome);
    }
}
