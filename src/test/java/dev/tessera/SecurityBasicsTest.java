package dev.tessera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.EveryAddress.Part;
import dev.tessera.EveryAddress.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * What a scanner of web sites looks for first, at every address that the running server has: a new page, view or
 * file is looked at without anybody adding it here.
 */
@ServerTest
class SecurityBasicsTest extends OverHttp {

    /** Mapped, and with nothing to show here: the demonstration's letters, a logo nobody uploaded, evidence, no error. */
    private static final Set<String> NOTHING_THERE = Set.of(
            "/outbox",
            "/outbox/{letter}",
            "/organisations/{organisation}/logo.png",
            "/unsubscribe/{ending}",
            "/api/v1/evidence/{evidence}",
            "/api/v1/evidence/{evidence}/content",
            "/error");

    @Test
    void the_addresses_are_those_that_there_are() {
        assertThat(addresses.mapped())
                .extracting(Place::pattern)
                .contains("/", "/trials/{trial}/matrix", "/api/v1/openapi.json", "/links/{secret}", "/error")
                .hasSizeGreaterThan(30);
        assertThat(addresses.views()).extracting(Place::pattern).contains("/app/", "/app/trials/:trial/record");
        assertThat(addresses.all()).extracting(Place::path).contains("/assets/site.css");
        assertThatThrownBy(() -> new EveryAddress(server, Map.of()).mapped())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no example of its variable");

        List<String> missing = new ArrayList<>();
        for (Place place : addresses.mapped()) {
            if (place.answers(RequestMethod.GET) && !NOTHING_THERE.contains(place.pattern())) {
                int status = open("GET", place.path(), false).status();
                if (status >= 400) {
                    missing.add(place + " answers " + status + ": does its example exist?");
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE", "POST"})
    void every_answer_to_a_stranger_has_the_headers_of_a_careful_site(String method) {
        Map<String, List<String>> wrong = new HashMap<>();
        for (Place place : addresses.all()) {
            for (boolean tls : new boolean[] {false, true}) {
                Plainly.Answer answer = open(method, place.path(), tls);
                List<String> faults = new ArrayList<>(
                        Basics.faults(place.part(), tls, answer.status(), answer.headers(), answer.body()));
                if (method.equals("TRACE") && answer.status() < 400) {
                    faults.add("answers TRACE");
                }
                if (!faults.isEmpty()) {
                    wrong.put(method + " " + place.path() + (tls ? " by TLS" : "") + " " + answer.status(), faults);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_answer_to_somebody_signed_in_has_them_too() {
        Visitor member = visitor();
        member.signIn(email, PASSWORD);
        List<String> wrong = new ArrayList<>();
        for (Place place : addresses.all()) {
            if (!isProper(place.path())) {
                continue;
            }
            Visitor.Answer answer = member.send(
                    member.request(place.path()).header("Accept", ACCEPT).GET().build());
            Basics.faults(
                            place.part(),
                            false,
                            answer.status(),
                            answer.response().headers(),
                            answer.body())
                    .forEach(fault -> wrong.add("GET " + place.path() + " " + answer.status() + ": " + fault));
            if (place.pattern().startsWith("/app/") && addresses.views().contains(place) && answer.status() != 200) {
                wrong.add(place + " is no view: " + answer.status());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(member.get("/app/").status()).isEqualTo(200);
    }

    @Test
    void what_no_client_would_send_is_refused_with_the_same_headers() {
        List<String> wrong = new ArrayList<>();
        for (String line : List.of(
                "GET /a[b|c HTTP/1.1",
                "GET /% HTTP/1.1",
                "GET /%zz HTTP/1.1",
                "GET /../../etc/passwd HTTP/1.1",
                "GET /\\evil.example HTTP/1.1",
                "GET http://evil.example/app HTTP/1.1",
                "TRACK / HTTP/1.1",
                "DEBUG / HTTP/1.1",
                "PROPFIND / HTTP/1.1",
                "CONNECT evil.example:443 HTTP/1.1",
                "get / HTTP/1.1",
                "GET /" + "a".repeat(20_000) + " HTTP/1.1")) {
            Plainly.Answer answer = Plainly.send(rest.port(), line, "Host: localhost");
            List<String> faults = new ArrayList<>();
            // What cannot be read as a request at all is refused before anything of ours can say a word.
            boolean unread = answer.status() == 400
                    && answer.headers().firstValue("Content-Type").isEmpty();
            if (!unread) {
                faults.addAll(Basics.faults(Part.PUBLIC, false, answer.status(), answer.headers(), answer.body()));
            }
            if (answer.status() < 300
                    || Basics.one(answer.headers(), "Location").contains("evil")) {
                faults.add("answers");
            }
            faults.forEach(f -> wrong.add(line.substring(0, Math.min(60, line.length())) + " " + answer.status() + ": "
                    + f + " " + answer.headers().map()));
        }
        assertThat(wrong).isEmpty();
    }
}
