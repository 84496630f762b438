package dev.tessera.discussion.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where somebody types a name is found by what differs. */
class TypedTest {

    @Test
    void at_the_end_and_in_the_middle() {
        assertThat(Typed.between("Hello ", "Hello @ad")).contains(new Typed("ad", 6, 9));
        assertThat(Typed.between("Hello , look", "Hello @ad, look")).contains(new Typed("ad", 6, 9));
        assertThat(Typed.between("@Ada Lo", "@Ada Lov")).contains(new Typed("Ada Lov", 0, 8));
    }

    @Test
    void nothing_where_no_name_is_typed() {
        assertThat(Typed.between("", "@")).isEmpty();
        assertThat(Typed.between("", "ada@example")).isEmpty();
        assertThat(Typed.between("@ada", "@ada\nmore")).isEmpty();
        assertThat(Typed.between("@[Ada](person:1)", "@[Ada](person:1) ")).isEmpty();
        assertThat(Typed.between("same", "same")).isEmpty();
    }
}
