package dev.tessera.result;

import java.util.Locale;
import java.util.Map;
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

    private static final Map<String, Verdict> FIELDS_WORDS = Map.ofEntries(
            Map.entry("pass", PASSED),
            Map.entry("ok", PASSED),
            Map.entry("success", PASSED),
            Map.entry("succeeded", PASSED),
            Map.entry("fail", FAILED),
            Map.entry("no", FAILED),
            Map.entry("nok", FAILED),
            Map.entry("failure", FAILED),
            Map.entry("error", INCONCLUSIVE),
            Map.entry("undefined", INCONCLUSIVE),
            Map.entry("canttell", INCONCLUSIVE),
            Map.entry("cannottell", INCONCLUSIVE),
            Map.entry("na", INAPPLICABLE),
            Map.entry("n/a", INAPPLICABLE),
            Map.entry("unsupported", INAPPLICABLE),
            Map.entry("ot", UNTESTED),
            Map.entry("skipped", UNTESTED));

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

    /**
     * The verdict that somebody in the field means by a word: ours, its letter, or that of EARL, ETSI's Plugtests, JUnit,
     * GITB and the QUIC interop runner.
     */
    public static Optional<Verdict> ofFieldsWord(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return word.length() == 1
                ? ofCode(word.charAt(0))
                : ofWord(word).or(() -> Optional.ofNullable(FIELDS_WORDS.get(word)));
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
