package dev.tessera.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @ValueSource(strings = {"lti", "1.3", "csv-on-the-web", "a_b", "0"})
    void letters_digits_and_single_marks_between_them_stand_in_an_address(String text) {
        assertThat(Slug.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LTI", "a--b", "-a", "a-", "a/b", "a b", "é", "a\n", "..", "a..b"})
    void anything_else_does_not(String text) {
        assertThat(Slug.isValid(text)).isFalse();
    }

    @Test
    void it_has_at_most_a_hundred_characters() {
        assertThat(Slug.isValid("a".repeat(100))).isTrue();
        assertThat(Slug.isValid("a".repeat(101))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Zoé's LMS,zoe-s-lms", "RDF::Tabular,rdf-tabular", "قندیل,unnamed", "  C#  ,c", "ﬁne,fine"})
    void a_name_gives_one_that_people_recognise(String name, String slug) {
        assertThat(Slug.of(name, s -> false)).isEqualTo(slug);
    }

    @Test
    void a_number_keeps_two_of_the_same_name_apart() {
        Set<String> taken = new HashSet<>(Set.of("lms", "lms-2"));

        assertThat(Slug.of("LMS", taken::contains)).isEqualTo("lms-3");
    }

    @Property
    void every_name_gives_a_valid_one_even_when_its_first_choices_are_taken(@ForAll String name) {
        Set<String> taken = new HashSet<>();
        for (int n = 0; n < 12; n++) {
            String slug = Slug.of(name, taken::contains);
            assertThat(Slug.isValid(slug)).as(slug).isTrue();
            assertThat(taken.add(slug)).as("free").isTrue();
        }
    }
}
