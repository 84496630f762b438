package dev.tessera.specification.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.common.Refusal;
import dev.tessera.specification.TestCaseText.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What spreadsheets put into the clipboard, as rows of test cases. */
class PastedBlockTest {

    @Test
    void without_a_header_the_columns_begin_where_the_focus_is() {
        assertThat(read("Title one\tconformance\nTitle two\tinteroperability", Part.TITLE))
                .isEqualTo(new PastedBlock(
                        List.of(Part.TITLE, Part.KIND),
                        List.of(List.of("Title one", "conformance"), List.of("Title two", "interoperability"))));
    }

    @Test
    void a_header_names_the_columns_as_the_files_or_as_the_screen_do() {
        assertThat(read("KEY\tExpected result\r\na\tb\r\n", Part.GROUP))
                .isEqualTo(new PastedBlock(List.of(Part.KEY, Part.EXPECTED), List.of(List.of("a", "b"))));
    }

    @Test
    void a_single_word_is_a_text_even_if_a_column_is_called_so() {
        assertThat(read("title", Part.GROUP).rows()).containsExactly(List.of("title"));
        assertThat(read("key\tkey", Part.KEY).rows()).containsExactly(List.of("key", "key"));
    }

    @Test
    void quotes_hold_lines_and_tabs_together_and_a_lone_one_is_a_character() {
        assertThat(read("k\t\"First\nsecond\t\"\"quoted\"\"\"\nl\t5\" screen\nm\t\"open", Part.KEY)
                        .rows())
                .containsExactly(
                        List.of("k", "First\nsecond\t\"quoted\""), List.of("l", "5\" screen"), List.of("m", "\"open"));
    }

    @Test
    void what_does_not_fit_is_refused_with_a_sentence() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read("a\tb", Part.EXPECTED))
                .satisfies(r -> assertThat(r.sentence().key()).isEqualTo("suite.paste-wide"));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> read(" \t \n", Part.KEY))
                .satisfies(r -> assertThat(r.sentence().key()).isEqualTo("suite.paste-empty"));
    }

    private static PastedBlock read(String text, Part from) {
        return PastedBlock.read(text, from, part -> part == Part.EXPECTED ? "Expected result" : part.name());
    }
}
