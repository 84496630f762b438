package dev.tessera.specification.ui;

import static dev.tessera.specification.ui.WordDifference.Kind.GONE;
import static dev.tessera.specification.ui.WordDifference.Kind.NEW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.specification.ui.WordDifference.Kind;
import dev.tessera.specification.ui.WordDifference.Piece;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What stays, goes and comes is together both texts again, whatever they are. */
class WordDifferenceTest {

    @Test
    void only_the_words_that_differ_are_marked() {
        assertThat(WordDifference.between("A launch is signed", "A launch must be signed"))
                .containsExactly(
                        new Piece(Kind.SAME, "A launch "),
                        new Piece(GONE, "is "),
                        new Piece(NEW, "must be "),
                        new Piece(Kind.SAME, "signed"));
    }

    @Property(tries = 300)
    void the_pieces_are_both_texts(
            @ForAll @StringLength(max = 30) @Chars({'a', 'b', ' ', '\n'}) String before,
            @ForAll @StringLength(max = 30) @Chars({'a', 'b', ' ', '\n'}) String after) {
        List<Piece> pieces = WordDifference.between(before, after);

        assertThat(without(pieces, NEW)).isEqualTo(before);
        assertThat(without(pieces, GONE)).isEqualTo(after);
    }

    private static String without(List<Piece> pieces, Kind kind) {
        return pieces.stream().filter(p -> p.kind() != kind).map(Piece::text).collect(Collectors.joining());
    }
}
