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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class RegistrationTest {

    private static final String GOOD = "violet kettle orbit";

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
    void aVisitor() {
        visitor = new Visitor(rest.port());
        email = Given.unique("new") + "@example.org";
    }

    @Test
    void from_an_unknown_address_to_signed_in() {
        assertThat(ask(email).status()).isEqualTo(200);
        assertThat(accounts.idOf(email)).isEmpty();
        Letters.Read letter = letters.newest(email);
        assertThat(letter.name()).isEqualTo("register");

        String before = visitor.session().orElseThrow();
        assertThat(visitor.get(letter.link()).body()).contains(email).contains("Ada Byron");
        Visitor.Answer done = visitor.fill(letter.link(), Map.of("name", "Ada Lovelace", "password", GOOD));

        assertThat(done.status()).isEqualTo(303);
        assertThat(done.location()).isEqualTo("/app");
        assertThat(visitor.session()).isPresent().isNotEqualTo(java.util.Optional.of(before));
        assertThat(visitor.get("/app/").status()).isEqualTo(200);
        assertThat(db.fetchValue(
                        "select email_confirmed_at is not null and name = 'Ada Lovelace' from account where email = ?",
                        email))
                .isEqualTo(true);
        Visitor elsewhere = new Visitor(rest.port());
        assertThat(elsewhere.signIn(email, GOOD).location()).isEqualTo("/app");
    }

    @Test
    void without_a_password_one_signs_in_by_mail() {
        ask(email);
        Visitor.Answer done =
                visitor.fill(letters.newest(email).link(), Map.of("name", "Ada", "password", "", "skip", "true"));
        assertThat(done.location()).isEqualTo("/app");
        assertThat(new Visitor(rest.port()).signIn(email, "").location()).isEqualTo("/sign-in?failed");
        assertThat(new Visitor(rest.port()).signIn(email, "null").location()).isEqualTo("/sign-in?failed");
    }

    @Test
    void registering_twice_answers_the_same_and_mails_a_link_to_sign_in() {
        Visitor.Answer first = ask(email);
        visitor.fill(letters.newest(email).link(), Map.of("name", "Ada", "password", GOOD));
        Visitor.Answer second = new Visitor(rest.port())
                .fill("/register", Map.of("email", email.toUpperCase(java.util.Locale.ROOT), "name", "Mallory"));
        String local = email.substring(0, email.indexOf('@'));

        assertThat(second.status()).isEqualTo(first.status());
        assertThat(second.text().replace(local.toUpperCase(java.util.Locale.ROOT), local))
                .isEqualTo(first.text());
        Letters.Read letter = letters.newest(email);
        assertThat(letter.name()).isEqualTo("already-registered");
        Visitor owner = new Visitor(rest.port());
        assertThat(owner.fill(letter.link(), Map.of()).location()).isEqualTo("/app");
        assertThat(db.fetchValue("select name from account where email = ?", email))
                .isEqualTo("Ada");
    }

    @Test
    void of_two_links_to_one_address_the_second_makes_no_second_account() {
        ask(email);
        String first = letters.newest(email).link();
        ask(email);
        String second = letters.newest(email).link();
        visitor.fill(first, Map.of("name", "Ada", "password", GOOD));

        Visitor.Answer again = new Visitor(rest.port()).fill(second, Map.of("name", "Eve", "password", GOOD));

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("has an account by now");
    }

    @Test
    void a_weak_password_is_refused_with_its_reason_and_the_link_still_works() {
        ask(email);
        String link = letters.newest(email).link();
        assertThat(refused(link, "short")).contains("at least 10 characters");
        assertThat(refused(link, "password123")).contains("everybody tries first");
        assertThat(refused(link, "qwertyuiop[")).containsAnyOf("side by side", "everybody tries first");
        assertThat(refused(link, "aaaaaaaaaaaaaa")).contains("Repeated");
        assertThat(refused(link, "abcdefghijklm")).contains("Sequences");
        assertThat(refused(link, email)).contains("your name, your address");
        assertThat(refused(link, "Tessera2026")).contains("your name, your address or ours");
        assertThat(refused(link, "x".repeat(201))).contains("longer than 200");
        String longOne = "pale moss under nine lanterns ".repeat(6);
        assertThat(visitor.fill(link, Map.of("name", "Ada", "password", longOne))
                        .status())
                .isEqualTo(303);
        assertThat(new Visitor(rest.port()).signIn(email, longOne).location()).isEqualTo("/app");
    }

    private String refused(String link, String password) {
        Visitor.Answer answer = visitor.fill(link, Map.of("name", "Ada", "password", password));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("role=\"alert\"").doesNotContain("value=\"" + password);
        return answer.body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@",
                "@example.org",
                "a b@example.org",
                "a@b@example.org",
                "a\u0000@example.org",
                "a\u0007@example.org",
                "a@exam\u200bple.org",
                "a@example..org",
                "a@-example-.org",
                "a@example.org\r\nBcc: b@example.org"
            })
    void what_is_no_address_is_refused_with_a_sentence(String typed) {
        Visitor.Answer answer = ask(typed);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("This is no mail address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0430dmin@example.org", // Cyrillic а
                "admin@ex\u0430mple.org",
                "admin@\u0430\u0440\u0440\u04cf\u0435.example", // all Cyrillic, reads as apple
                "\uff41dmin@example.org", // fullwidth a
                "p\u03b1ul@example.org" // Greek alpha
            })
    void what_looks_like_another_address_is_refused(String typed) {
        Visitor.Answer answer = ask(typed);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("letters of different scripts");
    }

    @Test
    void what_is_too_long_is_refused() {
        assertThat(ask("a".repeat(321) + "@example.org").status()).isEqualTo(400);
        assertThat(visitor.fill("/register", Map.of("email", email, "name", "n".repeat(301)))
                        .body())
                .contains("301 characters long");
        assertThat(visitor.fill("/register", Map.of("email", email, "name", "a\u0000b"))
                        .status())
                .isEqualTo(400);
        assertThat(letters.all(email)).isEmpty();
    }

    @Test
    void a_domain_is_kept_in_ascii_and_a_name_with_markup_is_text() {
        String local = Given.unique("ada");
        Visitor.Answer answer = visitor.fill(
                "/register", Map.of("email", " " + local + "@B\u00dcCHER.example ", "name", "<b>Ada</b> \u202e& Co"));
        assertThat(answer.status()).isEqualTo(200);
        Letters.Read letter = letters.newest(local + "@xn--bcher-kva.example");
        assertThat(visitor.get(letter.link()).body())
                .contains("&lt;b>Ada&lt;/b>")
                .doesNotContain("<b>Ada");
    }

    @Test
    void a_form_without_its_token_does_nothing() {
        Visitor.Answer answer = visitor.post("/register", "guessed", Map.of("email", email, "name", "Ada"));
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.location()).isEqualTo("/sign-in?expired");
        assertThat(letters.all(email)).isEmpty();
    }

    private Visitor.Answer ask(String typed) {
        return visitor.fill("/register", Map.of("email", typed, "name", "Ada Byron"));
    }
}
