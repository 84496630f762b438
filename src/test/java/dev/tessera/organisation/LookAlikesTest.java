package dev.tessera.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookAlikesTest {

    @ParameterizedTest
    @CsvSource({
        "seventhsense.ai, seventhsenseai",
        "Quillmere Learning, QUILLMERE  learning",
        "Tarnwick, T\u0430rnwick", // a Cyrillic a
        "Illumina, lllumina",
        "Ｔarnwick, Tarnwick", // a full-width T
        "Tarnwick, Tarn\u200bwick", // a space of no width
        "Zoé & Co, Zoé Co",
    })
    void names_that_could_be_taken_for_one_another_have_a_look_in_common(String one, String other) {
        assertThat(Collections.disjoint(LookAlikes.looks(one), LookAlikes.looks(other)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Tarnwick, Tarnwack", "Zoe, Zoé", "星窓ラーニング, 星窓", "!!!, ???", "Ministry of A, Ministry of B"})
    void other_names_have_none(String one, String other) {
        assertThat(Collections.disjoint(LookAlikes.looks(one), LookAlikes.looks(other)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zaunkönig Lernsysteme",
                "星窓ラーニング",
                "قنديل الهدهد للتعلّم",
                "1EdTech",
                "O’Reilly & Sons, Inc.",
                "Яндекс Practicum",
                "<script>alert(1)</script>",
                "شرکت می\u200cخواهم"
            })
    void honest_names_of_all_scripts_are_taken(String name) {
        assertThat(LookAlikes.objection(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"T\u0430rnwick", "Tarn\u200bwick", "\u202Eevil", "Gοogle"})
    void names_made_to_deceive_are_not(String name) {
        assertThat(LookAlikes.objection(name)).isPresent();
    }
}
