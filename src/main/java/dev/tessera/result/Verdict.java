package dev.tessera.result;

import java.util.Locale;
import java.util.Optional;

/**
 * What a test showed, in the words of W3C's EARL 1.0 (its {@code cantTell} is our {@link #INCONCLUSIVE}).
 *
 * <p>A verdict that says that nothing was run ({@link #INAPPLICABLE}, {@link #UNTESTED}) always carries a reason.
 */
public enum Verdict {
    PASSED('p'),
    FAILED('f'),
    INCONCLUSIVE('i'),
    INAPPLICABLE('n'),
    UNTESTED('u');

    private final char code;

    Verdict(char code) {
        this.code = code;
    }

    /** The one letter that stands for this verdict in a matrix's rows, and the key that records it. */
    public char code() {
        return code;
    }

    /** The verdict as the field spells it, in lower case: the word in files, pages and the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the test was run: percentages are of these. */
    public boolean isRun() {
        return this == PASSED || this == FAILED || this == INCONCLUSIVE;
    }

    /** Whether a report of this verdict has to say why. */
    public boolean needsReason() {
        return !isRun();
    }

    /** The verdict whose word this is, whatever its case. */
    public static Optional<Verdict> ofWord(String word) {
        for (Verdict verdict : values()) {
            if (verdict.word().equalsIgnoreCase(word.strip())) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }

    /** The verdict whose letter this is. */
    public static Optional<Verdict> ofCode(char code) {
        for (Verdict verdict : values()) {
            if (verdict.code == code) {
                return Optional.of(verdict);
            }
        }
        return Optional.empty();
    }
}
