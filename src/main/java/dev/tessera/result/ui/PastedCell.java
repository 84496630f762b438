package dev.tessera.result.ui;

import dev.tessera.common.Refusal;
import dev.tessera.matrix.RecordSheets;
import dev.tessera.result.Verdict;
import dev.tessera.shell.ConformanceMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a spreadsheet that somebody pasted: what it says, or why it cannot be read.
 *
 * @param place which one it is, from 1
 * @param given none where it cannot be read
 * @param unread why it cannot
 */
record PastedCell(
        int place,
        String key,
        String text,
        RecordSheets.@Nullable Given given,
        @Nullable Refusal unread) {

    static List<PastedCell> of(List<ConformanceMatrix.Pasted> pasted) {
        List<PastedCell> cells = new ArrayList<>(pasted.size());
        for (ConformanceMatrix.Pasted one : pasted) {
            cells.add(read(cells.size() + 1, one));
        }
        return cells;
    }

    private static PastedCell read(int place, ConformanceMatrix.Pasted pasted) {
        String text = pasted.text(0);
        if (pasted.key().isEmpty() || pasted.column().isEmpty()) {
            return new PastedCell(place, pasted.key(), text, null, Refusal.invalid("record.paste-outside"));
        }
        // A cell of its own may say why after a colon, as the matrix writes it.
        int colon = text.indexOf(':');
        String word = colon < 0 ? text : text.substring(0, colon);
        String why = colon < 0 ? pasted.text(1) : text.substring(colon + 1).strip();
        Optional<Verdict> verdict = Verdict.ofFieldsWord(word);
        if (verdict.isEmpty()) {
            return new PastedCell(
                    place,
                    pasted.key(),
                    text,
                    null,
                    Refusal.invalid(text.isEmpty() ? "record.paste-empty" : "record.paste-unknown", text));
        }
        return new PastedCell(
                place,
                pasted.key(),
                text,
                new RecordSheets.Given(
                        pasted.key(),
                        Long.parseLong(pasted.column()),
                        verdict.get(),
                        why.isEmpty() ? null : why,
                        pasted.text(2).isEmpty() ? null : pasted.text(2),
                        null),
                null);
    }
}
