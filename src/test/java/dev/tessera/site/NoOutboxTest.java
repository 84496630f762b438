package dev.tessera.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Letters;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.mail.Letter;
import dev.tessera.mail.Mails;
import java.util.Locale;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Outside the demonstration letters are for their readers. */
@ServerTest
class NoOutboxTest {

    @Autowired
    private Rest rest;

    @Autowired
    private Mails mails;

    @Autowired
    private Letters letters;

    @Autowired
    private DSLContext db;

    @Test
    void nobody_reads_the_letters_of_others() {
        mails.send(Letter.of("private@example.org", Locale.ENGLISH, "check", "https://tessera.example/secret", "Ada"));
        long id = db.fetchSingle("select id from mail where recipient = 'private@example.org'")
                .get(0, long.class);

        assertThat(letters.newest("private@example.org").text()).contains("secret");
        assertThat(rest.get("/outbox", "").status()).isEqualTo(404);
        assertThat(rest.get("/outbox/" + id, "").status()).isEqualTo(404);
        assertThat(rest.get("/outbox/" + id, "").text()).doesNotContain("secret");
    }
}
