package dev.tessera.specification.ui;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/** In which words two texts differ: the longest words in a row that both have stay, the rest went or came. */
final class WordDifference {

    /** What became of a piece of text. */
    enum Kind {
        SAME,
        GONE,
        NEW
    }

    record Piece(Kind kind, String text) {}

    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\s)|(?=\\s)");
    private static final int LONGEST = 600;

    private WordDifference() {}

    static List<Piece> between(String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        if (old.size() > LONGEST || now.size() > LONGEST) {
            return joined(List.of(new Piece(Kind.GONE, before), new Piece(Kind.NEW, after)));
        }
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Piece> pieces = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                pieces.add(new Piece(Kind.SAME, old.get(i++)));
                j++;
            } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                pieces.add(new Piece(Kind.GONE, old.get(i++)));
            } else {
                pieces.add(new Piece(Kind.NEW, now.get(j++)));
            }
        }
        return joined(pieces);
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? Collections.emptyList() : List.of(BETWEEN_WORDS.split(text));
    }

    /** Neighbours of one kind as one piece; between changes, a lone space belongs to both. */
    private static List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        StringBuilder gone = new StringBuilder();
        StringBuilder fresh = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            boolean changing = !gone.isEmpty() || !fresh.isEmpty();
            boolean goesOn = i + 1 < pieces.size() && pieces.get(i + 1).kind() != Kind.SAME;
            if (piece.kind() == Kind.GONE) {
                gone.append(piece.text());
            } else if (piece.kind() == Kind.NEW) {
                fresh.append(piece.text());
            } else if (changing && goesOn && piece.text().isBlank()) {
                gone.append(piece.text());
                fresh.append(piece.text());
            } else {
                flush(joined, gone, fresh);
                int last = joined.size() - 1;
                if (last >= 0 && joined.get(last).kind() == Kind.SAME) {
                    joined.set(last, new Piece(Kind.SAME, joined.get(last).text() + piece.text()));
                } else {
                    joined.add(piece);
                }
            }
        }
        flush(joined, gone, fresh);
        return joined;
    }

    private static void flush(List<Piece> joined, StringBuilder gone, StringBuilder fresh) {
        if (!gone.isEmpty()) {
            joined.add(new Piece(Kind.GONE, gone.toString()));
        }
        if (!fresh.isEmpty()) {
            joined.add(new Piece(Kind.NEW, fresh.toString()));
        }
        gone.setLength(0);
        fresh.setLength(0);
    }
}
