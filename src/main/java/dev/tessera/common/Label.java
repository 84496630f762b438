package dev.tessera.common;

import java.util.Optional;

/**
 * What people call a thing: 1 to 300 characters of any script, no control characters. The database has the same
 * rule; this is how a text is made to fit, or why it cannot.
 */
public final class Label {

    public static final int LONGEST = 300;

    private Label() {}

    /** The text without spaces around it, with runs of white space as one space. */
    public static String tidy(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** What is wrong with a tidied text as a label, if anything is. */
    public static Optional<Sentence> objection(String text) {
        if (text.isEmpty()) {
            return Optional.of(Sentence.of("label.empty"));
        }
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST) {
            return Optional.of(Sentence.of("label.long", length, LONGEST));
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(Sentence.of("label.control"));
        }
        return Optional.empty();
    }
}
