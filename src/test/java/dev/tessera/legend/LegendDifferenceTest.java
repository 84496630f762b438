package dev.tessera.legend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.legend.LegendDifference.Fate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What differs between two texts, line by line. */
class LegendDifferenceTest {

    @Property(tries = 500)
    void both_texts_are_read_from_what_differs(
            @ForAll("texts") List<String> first, @ForAll("texts") List<String> second) {
        List<LegendDifference.Line> lines =
                LegendDifference.between(String.join("\n", first), String.join("\n", second));

        assertThat(without(lines, Fate.CAME))
                .isEqualTo(String.join("\n", first).lines().toList());
        assertThat(without(lines, Fate.WENT))
                .isEqualTo(String.join("\n", second).lines().toList());
    }

    @Property(tries = 100)
    void the_same_text_stays(@ForAll("texts") List<String> text) {
        String words = String.join("\n", text);

        assertThat(LegendDifference.between(words, words)).allMatch(l -> l.fate() == Fate.STAYED);
    }

    @Test
    void a_line_that_changed_went_and_came() {
        assertThat(LegendDifference.between("a\nb\nc", "a\nx\nc"))
                .containsExactly(
                        new LegendDifference.Line(Fate.STAYED, "a"),
                        new LegendDifference.Line(Fate.WENT, "b"),
                        new LegendDifference.Line(Fate.CAME, "x"),
                        new LegendDifference.Line(Fate.STAYED, "c"));
    }

    @Provide
    Arbitrary<List<String>> texts() {
        return Arbitraries.of("a", "b", "c", "", "d e").list().ofMaxSize(12);
    }

    private static List<String> without(List<LegendDifference.Line> lines, Fate fate) {
        return lines.stream()
                .filter(l -> l.fate() != fate)
                .map(LegendDifference.Line::text)
                .toList();
    }
}
