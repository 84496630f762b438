package dev.tessera.matrix;

import dev.tessera.result.Verdict;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a cell.
 *
 * @param was the letter that it had before
 */
public record Change(ChangeKind kind, char was) {

    /** The change from one cell to another; none where both say the same. */
    static Optional<Change> between(char before, @Nullable Mark then, char after, @Nullable Mark now) {
        char was = verdict(before);
        char is = verdict(after);
        if (was == is) {
            return Objects.equals(reason(then), reason(now))
                    ? Optional.empty()
                    : Optional.of(new Change(ChangeKind.REASON, was));
        }
        return Optional.of(new Change(kind(was, is), was));
    }

    private static ChangeKind kind(char was, char is) {
        if (!isRun(was)) {
            return isRun(is) ? ChangeKind.NEW : ChangeKind.OTHER;
        }
        if (!isRun(is)) {
            return ChangeKind.GONE;
        }
        if (is == Verdict.PASSED.code()) {
            return ChangeKind.FIXED;
        }
        return was == Verdict.PASSED.code() || is == Verdict.FAILED.code() ? ChangeKind.BROKEN : ChangeKind.OTHER;
    }

    private static boolean isRun(char letter) {
        return Verdict.ofCode(letter).filter(Verdict::isRun).isPresent();
    }

    /** That a test is for another role is no other verdict than that nobody has run it. */
    private static char verdict(char letter) {
        return letter == Row.OTHER_ROLE ? Row.NOT_REPORTED : letter;
    }

    private static @Nullable String reason(@Nullable Mark mark) {
        return mark == null ? null : mark.reason();
    }
}
