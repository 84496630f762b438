package dev.tessera.common;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTest {

    @ParameterizedTest
    @ValueSource(strings = {"Canvas", "<b>Zoé & Söhne</b>", "مدرسة", "\u200Fقنديل", "C#", "🜁"})
    void any_script_and_markup_are_welcome(String text) {
        assertThat(Label.objection(text)).isEmpty();
    }

    @Test
    void spaces_around_it_and_runs_of_white_space_are_tidied() {
        assertThat(Label.tidy(" \t Open\r\n  Badges ")).isEqualTo("Open Badges");
    }

    @Test
    void it_is_not_empty() {
        assertThat(Label.objection(Label.tidy(" \n")))
                .hasValueSatisfying(o -> assertThat(o.key()).isEqualTo("label.empty"));
    }

    @Test
    void three_hundred_characters_are_the_most() {
        assertThat(Label.objection("x".repeat(300))).isEmpty();
        assertThat(Label.objection("x".repeat(301))).contains(Sentence.of("label.long", 301, 300));
    }

    @ParameterizedTest
    @ValueSource(chars = {'\u0000', '\u0007', '\u001b', '\u007f'})
    void control_characters_are_refused(char control) {
        assertThat(Label.objection("a" + control + "b")).contains(Sentence.of("label.control"));
    }

    @Property
    void tidying_twice_changes_nothing_more(@ForAll String text) {
        String tidy = Label.tidy(text);

        assertThat(Label.tidy(tidy)).isEqualTo(tidy);
    }
}
