package dev.tessera.news;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.news.PlainText.Piece;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void empty_lines_part_paragraphs_and_others_stay() {
        assertThat(PlainText.paragraphs("One\nstill one\n \n\n\nTwo"))
                .containsExactly(List.of(new Piece("One\nstill one", false)), List.of(new Piece("Two", false)));
    }

    @Test
    void an_address_is_a_link_without_what_ends_its_sentence() {
        assertThat(PlainText.paragraphs("See (https://example.org/a?b=1). Then http://example.org/x, or not"))
                .containsExactly(List.of(
                        new Piece("See (", false),
                        new Piece("https://example.org/a?b=1", true),
                        new Piece("). Then ", false),
                        new Piece("http://example.org/x", true),
                        new Piece(", or not", false)));
    }

    @Test
    void nothing_but_the_web_is_a_link() {
        assertThat(PlainText.paragraphs("javascript:alert(1) ftp://example.org https:// <a href=\"x\">"))
                .allSatisfy(p -> assertThat(p).noneMatch(Piece::link));
    }

    @Property
    void nothing_that_was_written_is_lost(@ForAll String text) {
        String shown = PlainText.paragraphs(text).stream()
                .map(p -> p.stream().map(Piece::text).collect(Collectors.joining()))
                .collect(Collectors.joining());

        assertThat(shown.replaceAll("\\s", "")).isEqualTo(text.strip().replaceAll("\\s", ""));
    }
}
