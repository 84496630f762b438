package dev.tessera.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Letters;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.Visitor;
import dev.tessera.account.Accounts;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class LinksTest {

    private static final String OLD = "old garden whistle";
    private static final String NEW = "new lantern thicket";

    @Autowired
    Rest rest;

    @Autowired
    Letters letters;

    @Autowired
    Accounts accounts;

    @Autowired
    DSLContext db;

    private Visitor visitor;
    private String email;

    @BeforeEach
    void somebody() {
        visitor = new Visitor(rest.port());
        email = Given.unique("linked") + "@example.org";
        accounts.create(email, "Linked", OLD, null);
    }

    @Test
    void a_link_signs_in_once() {
        visitor.fill("/sign-in/link", Map.of("email", email));
        Letters.Read letter = letters.newest(email);
        assertThat(letter.name()).isEqualTo("sign-in-link");

        assertThat(visitor.fill(letter.link(), Map.of()).location()).isEqualTo("/app");
        assertThat(visitor.get("/app/").status()).isEqualTo(200);

        Visitor late = new Visitor(rest.port());
        assertThat(late.get(letter.link()).status()).isEqualTo(404);
        assertThat(late.post(letter.link(), late.csrf("/sign-in"), Map.of()).status())
                .isEqualTo(404);
        assertThat(late.get("/app/").status()).isEqualTo(302);
    }

    @Test
    void looking_at_a_link_does_not_use_it() {
        visitor.fill("/sign-in/link", Map.of("email", email));
        String link = letters.newest(email).link();
        for (int i = 0; i < 3; i++) {
            Visitor scanner = new Visitor(rest.port());
            assertThat(scanner.get(link).status()).isEqualTo(200);
            assertThat(scanner.get("/app/").status()).isEqualTo(302);
        }
        assertThat(visitor.fill(link, Map.of()).location()).isEqualTo("/app");
    }

    @Test
    void an_expired_an_altered_and_a_made_up_link_answer_the_same() {
        visitor.fill("/sign-in/link", Map.of("email", email));
        String link = letters.newest(email).link();
        db.execute(
                "update one_time_link set created_at = now() - interval '2 hours', expires_at = now() - interval '1 second' where email = ?",
                email);
        Visitor.Answer expired = visitor.get(link);
        Visitor.Answer altered = visitor.get(link.substring(0, link.length() - 1) + "x");
        Visitor.Answer madeUp = visitor.get("/links/%00");
        assertThat(expired.status()).isEqualTo(404);
        assertThat(expired.body()).contains("used already, has expired");
        assertThat(altered.text()).isEqualTo(expired.text());
        assertThat(madeUp.status()).isIn(400, 404);
        assertThat(visitor.post(link, visitor.csrf("/sign-in"), Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void a_new_password_ends_every_session() {
        Visitor elsewhere = new Visitor(rest.port());
        elsewhere.signIn(email, OLD);
        assertThat(elsewhere.get("/app/").status()).isEqualTo(200);

        visitor.fill("/reset-password", Map.of("email", email));
        Letters.Read letter = letters.newest(email);
        assertThat(letter.name()).isEqualTo("reset-password");
        assertThat(visitor.fill(letter.link(), Map.of("password", "linkedlinked1"))
                        .status())
                .isEqualTo(400);
        assertThat(visitor.fill(letter.link(), Map.of("password", NEW)).location())
                .isEqualTo("/app");

        assertThat(elsewhere.get("/app/").location()).isEqualTo("/sign-in");
        assertThat(visitor.get("/app/").status()).isEqualTo(200);
        assertThat(new Visitor(rest.port()).signIn(email, OLD).location()).isEqualTo("/sign-in?failed");
        assertThat(new Visitor(rest.port()).signIn(email, NEW).location()).isEqualTo("/app");
        assertThat(visitor.get(letter.link()).status()).isEqualTo(404);
    }

    @Test
    void a_link_of_one_kind_does_nothing_of_another() {
        visitor.fill("/sign-in/link", Map.of("email", email));
        visitor.fill(letters.newest(email).link(), Map.of("password", NEW));
        assertThat(new Visitor(rest.port()).signIn(email, NEW).location()).isEqualTo("/sign-in?failed");
    }

    @Test
    void an_address_without_an_account_reads_the_same_and_gets_a_link_to_register() {
        String nobody = Given.unique("nobody") + "@example.org";
        for (String page : new String[] {"/sign-in/link", "/reset-password"}) {
            Visitor.Answer known = new Visitor(rest.port()).fill(page, Map.of("email", email));
            Visitor.Answer unknown = new Visitor(rest.port()).fill(page, Map.of("email", nobody));
            assertThat(unknown.status()).isEqualTo(known.status());
            assertThat(unknown.text().replace(nobody, email)).isEqualTo(known.text());
            assertThat(unknown.response().headers().map().keySet())
                    .isEqualTo(known.response().headers().map().keySet());
        }
        Letters.Read letter = letters.newest(nobody);
        assertThat(letter.name()).isEqualTo("no-account");
        assertThat(visitor.fill(letter.link(), Map.of("name", "Somebody", "password", NEW))
                        .location())
                .isEqualTo("/app");
        assertThat(accounts.idOf(nobody)).isPresent();
    }

    @Test
    void mail_to_one_address_is_slowed_whether_it_is_known_or_not() {
        String nobody = Given.unique("nobody") + "@example.org";
        Visitor.Answer known = asked(email);
        Visitor.Answer unknown = asked(nobody);
        assertThat(known.status()).isEqualTo(429);
        assertThat(known.header("Retry-After")).isNotEmpty();
        assertThat(unknown.text()).isEqualTo(known.text());
        assertThat(letters.all(email)).hasSize(5);
    }

    private Visitor.Answer asked(String address) {
        Visitor.Answer last = null;
        Visitor asking = new Visitor(rest.port());
        for (int i = 0; i < 6; i++) {
            last = asking.fill("/sign-in/link", Map.of("email", address));
        }
        return last;
    }
}
