package dev.tessera;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sessions begin and end with signing in and out, and nobody is led away from the site by it. */
@ServerTest
class SessionsOverHttpTest extends OverHttp {

    @Test
    void signing_in_changes_the_session_and_signing_out_ends_it() {
        Plainly.Answer fixed = Plainly.send(
                rest.port(),
                "GET /sign-in HTTP/1.1",
                "Host: localhost",
                "Cookie: TESSERA=0123456789ABCDEF0123456789ABCDEF");
        assertThat(Basics.one(fixed.headers(), "Set-Cookie"))
                .contains("TESSERA=")
                .doesNotContain("0123456789ABCDEF0123456789ABCDEF");

        Visitor member = visitor();
        member.get("/sign-in");
        String before = member.session().orElseThrow();
        assertThat(member.signIn(email, PASSWORD).location()).endsWith("/app");
        String signedIn = member.session().orElseThrow();
        assertThat(signedIn).isNotEqualTo(before);
        assertThat(withSession(before)).isEqualTo(302);
        assertThat(withSession(signedIn)).isEqualTo(200);

        member.post("/sign-out", member.csrf("/register"), Map.of());
        assertThat(withSession(signedIn)).isEqualTo(302);
        assertThat(withSession(before)).isEqualTo(302);
    }

    private int withSession(String id) {
        return Plainly.send(rest.port(), "GET /app/ HTTP/1.1", "Host: localhost", "Cookie: TESSERA=" + id)
                .status();
    }

    @Test
    void nobody_is_sent_off_the_site() {
        String evil = "https://evil.example/app";
        Map<String, String> fields = new HashMap<>(Map.of("username", email, "password", PASSWORD));
        StringBuilder query = new StringBuilder("?a");
        for (String name : List.of(
                "continue",
                "target",
                "redirect",
                "redirect_uri",
                "redirectUrl",
                "url",
                "next",
                "return",
                "returnTo",
                "from",
                "spring-security-redirect")) {
            fields.put(name, evil);
            query.append('&').append(name).append("=").append(evil);
        }
        Visitor member = visitor();
        assertThat(member.get("/sign-in" + query).location()).isEmpty();
        assertThat(member.post("/sign-in" + query, member.csrf("/sign-in" + query), fields)
                        .location())
                .satisfies(this::isHere)
                .endsWith("/app");
        assertThat(member.post("/sign-out" + query, member.csrf("/register"), fields)
                        .location())
                .satisfies(this::isHere)
                .endsWith("/");

        for (String path : List.of(
                "/app/trials?continue=" + evil,
                "/app//evil.example",
                "/app/https://evil.example",
                "/app",
                "/login",
                "/logout")) {
            for (String[] headers : new String[][] {
                {"Host: evil.example"},
                {"Host: localhost", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: https"},
                {"Host: localhost", "Forwarded: host=evil.example;proto=https"},
                {"Host: localhost", "X-Forwarded-Prefix: //evil.example"},
                {"Host: localhost", "X-Original-URL: https://evil.example/", "X-Rewrite-URL: https://evil.example/"},
                {"Host: localhost", "Referer: https://evil.example/"}
            }) {
                String[] lines = new String[headers.length + 1];
                lines[0] = "GET " + path + " HTTP/1.1";
                System.arraycopy(headers, 0, lines, 1, headers.length);
                Plainly.Answer answer = Plainly.send(rest.port(), lines);
                assertThat(Basics.one(answer.headers(), "Location"))
                        .as(String.join(" ", lines))
                        .satisfies(this::isHere);
            }
        }

        Visitor fooled = visitor();
        fooled.send(fooled.request("/app/specifications?continue=" + evil)
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .GET()
                .build());
        assertThat(fooled.signIn(email, PASSWORD).location()).satisfies(this::isHere);
    }

    @Test
    void links_in_mails_lead_to_the_site_whatever_the_request_called_it() {
        Visitor asking = visitor();
        String csrf = asking.csrf("/reset-password");
        int before = letters.all(email).size();
        asking.send(asking.request("/reset-password")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("email=" + email + "&_csrf=" + csrf))
                .build());
        assertThat(letters.all(email)).hasSize(before + 1);
        assertThat(letters.newest(email).text()).contains("/links/").doesNotContain("evil");
        assertThat(letters.newest(email).html()).doesNotContain("evil");
    }

    /** Nowhere, or an address within the site. */
    private void isHere(String location) {
        assertThat(location).doesNotMatch("^(//|/\\\\).*");
        if (!location.isEmpty() && !location.startsWith("/")) {
            assertThat(URI.create(location).getAuthority()).isEqualTo("localhost:" + rest.port());
        }
    }
}
