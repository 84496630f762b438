package dev.tessera.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareTest {

    @Test
    void a_bar_is_full_for_all_and_empty_for_none_only() {
        assertThat(new Share(999, 1000).level()).isEqualTo("s9");
        assertThat(new Share(1, 1000).level()).isEqualTo("s1");
        assertThat(new Share(1000, 1000).level()).isEqualTo("s10");
        assertThat(new Share(0, 1000).level()).isEqualTo("s0");
        assertThat(new Share(0, 0).level()).isEqualTo("e");
        assertThat(new Share(1, 2).level()).isEqualTo("s5");
    }
}
