package dev.tessera.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.common.Messages;
import dev.tessera.common.Settings;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class LetterWriterTest {

    private static final String LINK = "https://tessera.example/confirm?secret=a&b=c";

    private final LetterWriter writer = new LetterWriter(
            TemplateEngine.createPrecompiled(
                    null, ContentType.Html, LetterWriterTest.class.getClassLoader(), "dev.tessera.pages"),
            new Messages(),
            new Settings(
                    Path.of("."),
                    null,
                    null,
                    null,
                    false,
                    false,
                    "https://tessera.example",
                    DataSize.ofMegabytes(1),
                    1));

    @Property
    void whatever_a_name_is_it_stays_within_its_line(@ForAll String name) {
        Written letter = writer.write(letter(name, LINK));

        assertThat(letter.subject()).doesNotContainPattern("[\\p{Cc}\\p{Zl}\\p{Zp}]");
        assertThat(letter.paragraphs()).hasSize(2).allSatisfy(p -> assertThat(p).doesNotContain("\n"));
        assertThat(letter.text().lines()).hasSize(11);
    }

    @Property
    void whatever_a_name_is_it_adds_no_markup(@ForAll String name) {
        String plain = writer.html(writer.write(letter("Ada", LINK)));
        String html = writer.html(writer.write(letter(name, LINK)));

        assertThat(tags(html)).isEqualTo(tags(plain));
    }

    @Test
    void a_name_in_the_other_direction_does_not_turn_the_words_around_it() {
        assertThat(writer.write(letter("مريم", LINK)).subject()).startsWith("\u2068مريم\u2069 checks");
        assertThat(writer.write(letter("Ada\u202e", LINK)).subject()).startsWith("Ada checks");
    }

    @Test
    void a_letter_without_a_link_has_no_button() {
        Written letter = writer.write(letter("Ada", null));

        assertThat(letter.text()).doesNotContain("Open Tessera");
        assertThat(writer.html(letter)).doesNotContain("<a ");
    }

    @Test
    void a_letter_in_a_language_that_nobody_translated_to_is_written_in_the_first() {
        Written letter = writer.write(Letter.of("ada@example.org", Locale.forLanguageTag("ar"), "check", null, "Ada"));

        assertThat(letter.language()).isEqualTo("en");
        assertThat(letter.direction()).isEqualTo("ltr");
    }

    @Test
    void a_link_is_a_web_address() {
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write(letter("Ada", "javascript:alert(1)")));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.write(letter("Ada", "/register")));
    }

    @Test
    void the_pause_between_attempts_grows_up_to_four_hours() {
        assertThat(Delivery.pause(0)).isEqualTo(Duration.ofSeconds(15));
        assertThat(Delivery.pause(3)).isEqualTo(Duration.ofMinutes(2));
        assertThat(Delivery.pause(10_000)).isEqualTo(Duration.ofHours(4));
    }

    private static Letter letter(String name, @org.jspecify.annotations.Nullable String link) {
        return Letter.of("ada@example.org", Locale.ENGLISH, "check", link, name);
    }

    private static String tags(String html) {
        return html.replaceAll("(?s)>[^<]*", ">");
    }
}
