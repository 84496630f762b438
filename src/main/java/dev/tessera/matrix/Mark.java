package dev.tessera.matrix;

import dev.tessera.result.Reason;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a cell says beyond its verdict; most cells have none.
 *
 * @param standing none where one side has spoken and nobody disagreed ({@link Standing#CLAIMED})
 * @param subject what the subject says, in a cell that is disputed, or was before it became stale
 * @param peer what the peer says there
 * @param reason why nothing was run
 */
public record Mark(
        @Nullable Standing standing,
        @Nullable Verdict subject,
        @Nullable Verdict peer,
        @Nullable String reason) {

    /** What a cell says that nobody reported before a product that it is of withdrew. */
    static final Mark WITHDRAWN = new Mark(null, null, null, Reason.WITHDRAWN);

    /** What a cell says whose test case was changed since, whatever it said before. */
    static Mark stale(@Nullable Mark before) {
        return before == null
                ? new Mark(Standing.STALE, null, null, null)
                : new Mark(Standing.STALE, before.subject, before.peer, before.reason);
    }

    /** The two sides' letters, the subject's first; none unless the cell is disputed. */
    public @Nullable String sides() {
        return subject == null || peer == null ? null : "" + subject.code() + peer.code();
    }
}
