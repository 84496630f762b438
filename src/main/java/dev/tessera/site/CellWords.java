package dev.tessera.site;

import dev.tessera.matrix.Change;
import dev.tessera.matrix.Mark;
import dev.tessera.matrix.Row;
import dev.tessera.result.Reason;
import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says cells in words and in the codes of {@code conformance-matrix.js}. Most cells are alike, so it remembers. */
final class CellWords {

    /** Untested because the test is for another role: it looks like nothing, and says so. */
    private static final String OTHER_ROLE = "x";

    private record Said(char letter, @Nullable Mark mark) {}

    private final Words words;
    private final Map<Said, Cell> said = new HashMap<>();

    CellWords(Words words) {
        this.words = words;
    }

    /** The same, with what it was before where that is something else: classes {@code c-<kind>} and {@code w-<letter>}. */
    Cell of(char letter, @Nullable Mark mark, @Nullable Change change) {
        Cell cell = of(letter, mark);
        if (change == null) {
            return cell;
        }
        String kind = Words.slug(change.kind());
        return new Cell(
                cell.look() + " c-" + kind + " w-" + change.was(),
                words.say(
                        "cell.changed",
                        cell.text(),
                        words.word(change.kind()),
                        words.word(Verdict.ofCode(change.was()).orElse(Verdict.UNTESTED))));
    }

    Cell of(char letter, @Nullable Mark mark) {
        return said.computeIfAbsent(new Said(letter, mark), s -> say(s.letter(), s.mark()));
    }

    private Cell say(char letter, @Nullable Mark mark) {
        if (letter == Row.OTHER_ROLE) {
            return new Cell(OTHER_ROLE, words.say("cell.other-role"));
        }
        Verdict verdict = Verdict.ofCode(letter).orElse(Verdict.UNTESTED);
        if (mark == null) {
            return new Cell(String.valueOf(verdict.code()), words.word(verdict));
        }
        Verdict subject = mark.subject();
        Verdict peer = mark.peer();
        if (mark.standing() == Standing.DISPUTED && subject != null && peer != null) {
            return new Cell(
                    verdict.code() + " d a" + subject.code() + " b" + peer.code(),
                    words.say("cell.disputed", words.word(subject), words.word(peer)));
        }
        String look = String.valueOf(verdict.code());
        String text = words.word(verdict);
        if (mark.standing() != null) {
            look += look(mark.standing());
            text = words.say("cell.standing", text, words.word(mark.standing()));
        }
        if (mark.reason() != null) {
            look += verdict == Verdict.UNTESTED ? " h" : "";
            text = words.say("cell.reason", text, reason(mark.reason()));
        }
        return new Cell(look, text);
    }

    private static String look(Standing standing) {
        return switch (standing) {
            case AGREED -> " g";
            case VERIFIED -> " v";
            case OVERRULED -> " o";
            case RETURNED -> " r";
            case STALE -> " s";
            case CLAIMED, DISPUTED -> "";
        };
    }

    private String reason(String reason) {
        return Reason.USUAL.contains(reason) ? words.say("reason." + reason.replace('_', '-')) : reason;
    }
}
