package dev.tessera.specification;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What somebody types into a search, as the database's {@code searchable} makes it of what is searched: without case and
 * accents, with single spaces. The columns that are searched have each name on a line of its own, and a space before
 * every word, so that patterns can say where a word or a name begins.
 */
record Searched(String text) {

    private static final int LONGEST = 200;
    /** The database finds three letters in a row by an index; fewer only where a word begins. */
    private static final int INDEXED = 3;

    static Searched of(String typed) {
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKD)
                .replaceAll("[\\u0300-\\u036f\\x00]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
        return new Searched(plain.substring(0, Math.min(plain.length(), LONGEST)));
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** One that a whole name matches. */
    String exactly() {
        return "%\n " + escaped(text) + "\n%";
    }

    /** One that the beginning of a name matches. */
    String beginning() {
        return "%\n " + escaped(text) + "%";
    }

    /** For each word one that the beginning of a word matches. */
    List<String> wordBeginnings() {
        return words().stream().map(w -> "% " + escaped(w) + "%").toList();
    }

    /** For each word one that it matches anywhere, where an index finds it there. */
    List<String> anywhere() {
        return words().stream()
                .map(w -> (isIndexed(w) ? "%" : "% ") + escaped(w) + "%")
                .toList();
    }

    private List<String> words() {
        return Arrays.stream(text.split(" ")).distinct().limit(10).collect(Collectors.toList());
    }

    /** Scripts that write no spaces between words are looked for anywhere, however short. */
    private static boolean isIndexed(String word) {
        int row = 0;
        for (int i = 0; i < word.length(); i++) {
            char letter = word.charAt(i);
            if (letter > 0x2e80) {
                return true;
            }
            row = Character.isLetterOrDigit(letter) ? row + 1 : 0;
            if (row == INDEXED) {
                return true;
            }
        }
        return false;
    }

    private static String escaped(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
