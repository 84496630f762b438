package dev.tessera.review;

import dev.tessera.result.Decision;
import dev.tessera.result.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer says of a cell.
 *
 * @param verdict what it is instead, where it is overruled
 * @param verdictReason why nothing was run, where that verdict says so
 * @param reason why it is decided so
 */
public record Ruling(
        Decision decision,
        @Nullable Verdict verdict,
        @Nullable String verdictReason,
        @Nullable String reason) {

    /** It is as the sides say. */
    public static Ruling verify(@Nullable String reason) {
        return new Ruling(Decision.VERIFIED, null, null, reason);
    }

    /** It is otherwise. */
    public static Ruling overrule(Verdict verdict, @Nullable String verdictReason, @Nullable String reason) {
        return new Ruling(Decision.OVERRULED, verdict, verdictReason, reason);
    }

    /** The sides are asked for more. */
    public static Ruling giveBack(@Nullable String reason) {
        return new Ruling(Decision.RETURNED, null, null, reason);
    }
}
