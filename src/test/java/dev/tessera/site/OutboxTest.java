package dev.tessera.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.DemonstrationTest;
import dev.tessera.Letters;
import dev.tessera.Rest;
import dev.tessera.mail.Letter;
import dev.tessera.mail.Mails;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** In the demonstration everybody finds the letters, for there is no mail server and often no account yet. */
@DemonstrationTest
class OutboxTest {

    private static final String LINK = "http://localhost:8080/register?secret=a&b=c";

    @Autowired
    private Rest rest;

    @Autowired
    private Mails mails;

    @Autowired
    private Letters letters;

    @Test
    void a_letter_is_there_with_its_link_as_soon_as_it_was_written() {
        mails.send(Letter.of("first@example.org", Locale.ENGLISH, "check", null, "Ada"));
        mails.send(Letter.of("second@example.org", Locale.ENGLISH, "check", LINK, "Eve <b>bold</b>"));

        Rest.Answer page = rest.get("/outbox", "");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("<a href=\"http://localhost:8080/register?secret=a&amp;b=c\">")
                .contains("<bdi>second@example.org</bdi>", "Ada checks whether mail arrives")
                .contains("Eve &lt;b&gt;bold&lt;/b&gt; sent this letter")
                .contains("name=\"robots\" content=\"noindex\"")
                .doesNotContain("<b>bold")
                .doesNotContainPattern("[>\"]site[.]");
        assertThat(page.text().indexOf("second@example.org"))
                .isLessThan(page.text().indexOf("first@example.org"));
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(letters.newest("second@example.org").link()).isEqualTo(LINK);
        assertThat(letters.newest("first@example.org").link()).isNull();
    }

    @Test
    void a_letter_is_shown_as_a_mail_program_shows_it_and_can_run_nothing() {
        mails.send(Letter.of("html@example.org", Locale.ENGLISH, "check", LINK, "Ada"));
        String page = rest.get("/outbox", "").text();
        String path = page.replaceAll("(?s).*?href=\"(/outbox/\\d+)\".*", "$1");

        Rest.Answer letter = rest.get(path, "");

        assertThat(letter.status()).isEqualTo(200);
        assertThat(letter.text()).isEqualTo(letters.newest("html@example.org").html());
        assertThat(letter.header("Content-Security-Policy"))
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("allow-scripts");
        assertThat(letter.response().headers().allValues("Content-Security-Policy"))
                .hasSize(1);
    }

    @Test
    void a_letter_that_is_not_there_is_not_found() {
        assertThat(rest.get("/outbox/999999", "").status()).isEqualTo(404);
        assertThat(rest.get("/outbox/none", "").status()).isEqualTo(404);
    }
}
