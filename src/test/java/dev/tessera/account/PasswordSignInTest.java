package dev.tessera.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Letters;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.Visitor;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class PasswordSignInTest {

    private static final String PASSWORD = "quiet marble harbour";

    @Autowired
    Rest rest;

    @Autowired
    Accounts accounts;

    @Autowired
    Letters letters;

    @Autowired
    BoundedArgon2 argon2;

    private String email;
    private Visitor visitor;

    @BeforeEach
    void somebody() {
        email = Given.unique("typist") + "@example.org";
        accounts.create(email, "Typist", PASSWORD, null);
        visitor = new Visitor(rest.port());
    }

    @Test
    void the_workspace_is_closed_until_one_signs_in_and_then_opens_where_one_wanted_to_go() {
        assertThat(visitor.get("/app/specifications").location()).isEqualTo("/sign-in");
        String before = visitor.session().orElseThrow();
        assertThat(visitor.signIn(email, PASSWORD).location()).isEqualTo("/app/specifications");
        assertThat(visitor.session().orElseThrow()).isNotEqualTo(before);
        assertThat(visitor.get("/app/specifications").status()).isEqualTo(200);
        assertThat(visitor.get("/sign-in").location()).isEqualTo("/app");
    }

    @Test
    void there_is_no_other_door() {
        String csrf = visitor.csrf("/sign-in");
        for (String path : new String[] {"/login", "/app/login", "/app/sign-in", "/app"}) {
            visitor.post(path, csrf, Map.of("username", email, "password", PASSWORD));
            assertThat(visitor.get("/app/").location()).as(path).isEqualTo("/sign-in");
        }
        assertThat(visitor.get("/login").status()).isEqualTo(404);
    }

    @Test
    void an_address_is_found_in_any_case() {
        assertThat(visitor.signIn(email.toUpperCase(Locale.ROOT), PASSWORD).location())
                .isEqualTo("/app");
    }

    @Test
    void a_wrong_password_and_an_unknown_address_answer_the_same_and_cost_the_same() {
        long start = argon2.computed();
        Visitor.Answer wrong = visitor.signIn(email, "wrong");
        long forKnown = argon2.computed() - start;
        Visitor stranger = new Visitor(rest.port());
        start = argon2.computed();
        Visitor.Answer unknown = stranger.signIn(Given.unique("nobody") + "@example.org", "wrong");
        long forUnknown = argon2.computed() - start;

        assertThat(unknown.status()).isEqualTo(wrong.status()).isEqualTo(302);
        assertThat(unknown.location()).isEqualTo(wrong.location());
        assertThat(forUnknown).isEqualTo(forKnown).isOne();
        assertThat(stranger.get("/sign-in?failed").text())
                .isEqualTo(visitor.get("/sign-in?failed").text())
                .contains("role=\"alert\"")
                .contains("do not match");
    }

    @Test
    void strange_input_is_a_wrong_password() {
        assertThat(visitor.signIn("a\u0000b", "x").location()).isEqualTo("/sign-in?failed");
        assertThat(visitor.signIn("", "").location()).isEqualTo("/sign-in?failed");
        assertThat(visitor.signIn(email, "y".repeat(100_000)).location()).isEqualTo("/sign-in?failed");
        assertThat(visitor.signIn("' or 1=1 --", "x").location()).isEqualTo("/sign-in?failed");
    }

    @Test
    @Timeout(120)
    void ten_thousand_attempts_cost_little_and_a_mail_link_still_works() {
        String csrf = visitor.csrf("/sign-in");
        String unknown = Given.unique("nobody") + "@example.org";
        long start = argon2.computed();
        int tooMany = 0;
        Visitor.Answer last = null;
        for (int i = 0; i < 10_000; i++) {
            last = visitor.post("/sign-in", csrf, Map.of("username", email, "password", "guess " + i));
            tooMany += last.status() == 429 ? 1 : 0;
        }
        assertThat(tooMany).isGreaterThan(9_900);
        assertThat(argon2.computed() - start).isLessThan(100);
        assertThat(last.body()).contains("Too many attempts");

        // From elsewhere, and with the right password, too: it is the name that is guarded, be it an account's or not.
        Visitor elsewhere = new Visitor(rest.port());
        Visitor.Answer guarded = elsewhere.signIn(email, PASSWORD);
        assertThat(guarded.status()).isEqualTo(429);
        Visitor third = new Visitor(rest.port());
        Visitor.Answer guardedUnknown = null;
        for (int i = 0; i < 12; i++) {
            guardedUnknown = third.signIn(unknown, "guess");
        }
        assertThat(guardedUnknown.status()).isEqualTo(429);
        assertThat(guardedUnknown.text()).isEqualTo(guarded.text());
        assertThat(guardedUnknown.header("Retry-After")).isEqualTo(guarded.header("Retry-After"));

        elsewhere.fill("/sign-in/link", Map.of("email", email));
        assertThat(elsewhere.fill(letters.newest(email).link(), Map.of()).location())
                .isEqualTo("/app");
    }

    @Test
    void one_network_tries_only_so_many_names() {
        Attempts attempts = new Attempts();
        int let = 0;
        Duration waiting = Duration.ZERO;
        try {
            for (; let < 1000; let++) {
                attempts.take(Attempts.Kind.PASSWORD, "name-" + let, "2001:db8::" + Integer.toHexString(let));
            }
        } catch (TooManyAttempts tooMany) {
            waiting = tooMany.waiting();
        }
        assertThat(let).isEqualTo(100);
        assertThat(waiting).isPositive().isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void right_passwords_are_not_counted() {
        for (int i = 0; i < 12; i++) {
            assertThat(new Visitor(rest.port()).signIn(email, PASSWORD).location())
                    .isEqualTo("/app");
        }
    }

    @Test
    void cookies_and_headers_are_those_of_a_careful_site() {
        Visitor.Answer page = visitor.get("/sign-in");
        assertThat(page.header("Set-Cookie"))
                .contains("HttpOnly")
                .contains("SameSite=Lax")
                .doesNotContain("Secure");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Strict-Transport-Security")).isEmpty();

        Visitor behindTls = new Visitor(rest.port());
        Visitor.Answer secure = behindTls.send(behindTls
                .request("/sign-in")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "tessera.example")
                .GET()
                .build());
        assertThat(secure.header("Set-Cookie")).contains("Secure").contains("HttpOnly");
        assertThat(secure.header("Strict-Transport-Security")).contains("max-age");

        visitor.signIn(email, PASSWORD);
        Visitor.Answer workspace = visitor.get("/app/");
        assertThat(workspace.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
        assertThat(workspace.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void signing_out_ends_the_session_and_needs_a_token() {
        visitor.signIn(email, PASSWORD);
        assertThat(visitor.get("/sign-out").status()).isEqualTo(404);
        visitor.post("/sign-out", "guessed", Map.of());
        assertThat(visitor.get("/app/").status()).isEqualTo(200);
        assertThat(visitor.post("/sign-out", visitor.csrf("/register"), Map.of())
                        .location())
                .isEqualTo("/");
        assertThat(visitor.get("/app/").location()).isEqualTo("/sign-in");
    }
}
