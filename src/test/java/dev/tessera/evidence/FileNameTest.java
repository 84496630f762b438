package dev.tessera.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.common.Refusal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a file is called, whatever somebody's program called it. */
class FileNameTest {

    @Test
    void a_path_is_left_away() {
        assertThat(FileName.of("../../x")).isEqualTo("x");
        assertThat(FileName.of("C:\\traces\\run 1.log")).isEqualTo("run 1.log");
        assertThat(FileName.of("a\u0000b\r\nc\u202egnp.exe")).isEqualTo("abcgnp.exe");
        assertThat(FileName.of("日本語.txt")).isEqualTo("日本語.txt");
        assertThat(FileName.of("a".repeat(300) + ".pcap")).hasSize(200).endsWith("a.pcap");
        for (String none : new String[] {"", "..", "a/", "\u0007"}) {
            assertThatThrownBy(() -> FileName.of(none)).isInstanceOf(Refusal.class);
        }
    }

    @Property
    void a_name_is_a_name_and_stays_one(@ForAll String given) {
        String name;
        try {
            name = FileName.of(given);
        } catch (Refusal refusal) {
            return;
        }
        assertThat(name).isNotBlank().hasSizeLessThanOrEqualTo(200).doesNotContain("/", "\\", "\n", "\"", "\0");
        assertThat(FileName.of(name)).isEqualTo(name);
    }
}
