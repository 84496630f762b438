package dev.tessera.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    private final Messages messages = new Messages();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1|1 line not taken", "2|2 lines not taken", "1200|1,200 lines not taken"})
    void plurals_and_numbers_read_as_the_language_has_them(int count, String text) {
        assertThat(messages.text(Locale.ENGLISH, "import.rejected-title", count))
                .isEqualTo(text);
    }

    @Test
    void line_numbers_are_names_and_not_grouped() {
        assertThat(messages.text(Locale.ENGLISH, "where.line", 12345L)).isEqualTo("line 12345");
    }

    @Test
    void a_sentence_inside_a_sentence_is_said_in_the_same_language() {
        Sentence sentence = Sentence.of("field.invalid", "title", Sentence.of("label.long", 1000, 300));

        assertThat(messages.text(Locale.ENGLISH, sentence))
                .isEqualTo("The title is 1,000 characters long; at most 300 are kept.");
    }

    @Test
    void what_people_wrote_is_no_pattern() {
        assertThat(messages.text(Locale.ENGLISH, "subject.unknown", "{0} '{' it''s <b>"))
                .isEqualTo("Nobody registered a product by the name of {0} '{' it''s <b>.");
    }

    @Test
    void a_language_without_a_file_is_answered_in_english_whatever_the_server_speaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);
            assertThat(messages.text(Locale.of("xx"), "verdict.passed")).isEqualTo("passed");
        } finally {
            Locale.setDefault(before);
        }
    }
}
