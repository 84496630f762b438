package dev.tessera.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {

    @ParameterizedTest
    @EnumSource
    void each_is_found_by_its_word_and_by_its_letter(Verdict verdict) {
        assertThat(Verdict.ofWord(" " + verdict.name() + " ")).contains(verdict);
        assertThat(Verdict.ofCode(verdict.code())).contains(verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pass", "ok", "cantTell", "o"})
    void other_words_are_none(String word) {
        assertThat(Verdict.ofWord(word)).isEmpty();
    }

    @Test
    void what_was_not_run_says_why() {
        assertThat(Arrays.stream(Verdict.values()).filter(Verdict::needsReason))
                .containsExactly(Verdict.INAPPLICABLE, Verdict.UNTESTED);
    }
}
