package dev.tessera.news;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Plain text as it is shown: its paragraphs, and in them the web addresses. */
public final class PlainText {

    /** What ends a sentence or a bracket is not the address's. */
    private static final Pattern ADDRESS =
            Pattern.compile("https?://[^\\s<>\"\\u201c\\u201d]*[^\\s<>\"\\u201c\\u201d.,;:!?'\\u2019)\\]}]");

    private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\n[ \t]*\n\\s*");

    /** A run of words, or a web address. */
    public record Piece(String text, boolean link) {}

    private PlainText() {}

    /** The paragraphs, each of which may have several lines. */
    public static List<List<Piece>> paragraphs(String text) {
        return Stream.of(BETWEEN_PARAGRAPHS.split(text.strip()))
                .map(PlainText::pieces)
                .toList();
    }

    private static List<Piece> pieces(String paragraph) {
        List<Piece> pieces = new ArrayList<>();
        Matcher address = ADDRESS.matcher(paragraph);
        int end = 0;
        while (address.find()) {
            if (address.start() > end) {
                pieces.add(new Piece(paragraph.substring(end, address.start()), false));
            }
            pieces.add(new Piece(address.group(), true));
            end = address.end();
        }
        if (end < paragraph.length()) {
            pieces.add(new Piece(paragraph.substring(end), false));
        }
        return List.copyOf(pieces);
    }
}
