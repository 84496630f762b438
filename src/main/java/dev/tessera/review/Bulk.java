package dev.tessera.review;

import dev.tessera.common.Refusal;
import dev.tessera.result.CellKey;
import dev.tessera.result.Outcome;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of verifying several cells at once.
 *
 * @param verified how many stand
 * @param firsts how many wait for a second reviewer
 * @param passedOver the cells that were left as they are, each with why
 */
public record Bulk(int verified, int firsts, Map<CellKey, Refusal> passedOver) {

    public Bulk {
        passedOver = Collections.unmodifiableMap(new LinkedHashMap<>(passedOver));
    }

    /** Whether a cell is one for many at once: both sides agree, or a side alone says that it passed. */
    static boolean isPlain(Outcome outcome) {
        return outcome.standing() == Standing.AGREED
                || (outcome.standing() == Standing.CLAIMED && outcome.verdict() == Verdict.PASSED);
    }
}
