package dev.tessera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.EveryAddress.Part;
import dev.tessera.EveryAddress.Place;
import dev.tessera.account.Accounts;
import dev.tessera.account.ApiTokens;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;

/**
 * What a scanner of web sites looks for first, at every address that the running server has: a new page, view or
 * file is looked at without anybody adding it here.
 */
@ServerTest
class SecurityBasicsTest {

    private static final String PASSWORD = "amber ladder meadow";
    private static final String ACCEPT = "text/html,application/json;q=0.9,*/*;q=0.8";
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    /** Mapped, and with nothing to show here: the demonstration's letters, a logo nobody uploaded, no error. */
    private static final Set<String> NOTHING_THERE =
            Set.of("/outbox", "/outbox/{letter}", "/organisations/{organisation}/logo.png", "/error");

    @Autowired
    WebApplicationContext server;

    @Autowired
    Rest rest;

    @Autowired
    Given given;

    @Autowired
    Letters letters;

    @Autowired
    Accounts accounts;

    @Autowired
    ApiTokens tokens;

    @Autowired
    DSLContext db;

    private String email;
    private Trial trial;
    private EveryAddress addresses;

    @BeforeEach
    void aSite() {
        email = Given.unique("basics") + "@example.org";
        accounts.create(email, "Basics", PASSWORD, null);
        Visitor asking = visitor();
        asking.fill("/sign-in/link", Map.of("email", email));
        String link = letters.newest(email).link();
        trial = given.trial("key,title\nA,First\n");
        Participant participant = given.participant(trial, given.organisation().id(), Given.unique("Product"), null);
        String specification = trial.specification();
        addresses = new EveryAddress(
                server,
                Map.of(
                        "trial", trial.slug(),
                        "slug", trial.slug(),
                        "specification", specification.substring(0, specification.indexOf('/')),
                        "version", "1.0",
                        "organisation", participant.organisationSlug(),
                        "product", participant.productSlug(),
                        "secret", link.substring(link.lastIndexOf('/') + 1),
                        "letter", "1"));
    }

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

    @Test
    void nothing_is_written_without_the_token_of_ones_own_session() {
        Visitor member = visitor();
        member.signIn(email, PASSWORD);
        String ofAnother = visitor().csrf("/register");
        int mails = letters.all(email).size();
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Place place : addresses.all()) {
            if (place.part() == Part.API || !isProper(place.path())) {
                continue;
            }
            // By its own token, not by the session's, the workspace knows what its program sends.
            if (place.path().contains("v-r=")) {
                continue;
            }
            for (String method : WRITES) {
                for (String token : method.equals("POST") ? List.of("", "guessed", ofAnother) : List.of(ofAnother)) {
                    Visitor.Answer answer = member.send(member.request(place.path())
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("X-CSRF-TOKEN", token)
                            .method(
                                    method,
                                    HttpRequest.BodyPublishers.ofString(
                                            "email=" + email + "&name=A&username=" + email + "&_csrf=" + token))
                            .build());
                    tried++;
                    if (!refused(answer)) {
                        wrong.add(method + " " + place.path() + " " + answer.status() + " " + answer.location());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(500);
        assertThat(letters.all(email)).hasSize(mails);
        assertThat(member.get("/app/").status()).isEqualTo(200);
    }

    /** Forms answer with a page that says that nothing was done and lets one try again; all else with a status. */
    private static boolean refused(Visitor.Answer answer) {
        return answer.status() == 302
                ? answer.location().endsWith("/sign-in?expired")
                : answer.status() >= 400 && answer.status() < 500;
    }

    @Test
    void the_workspace_takes_nothing_without_its_own_token() {
        Visitor member = visitor();
        member.signIn(email, PASSWORD);
        String start = member.get("/app/?v-r=init&location=&query=").body();
        String key = found("\"Vaadin-Security-Key\":\"([^\"]+)\"", start);
        String ui = found("\"v-uiId\":(\\d+)", start);
        assertThat(asked(member, ui, "guessed").body()).contains("\"syncId\":-1", "\"changes\":{}");
        assertThat(asked(member, ui, "").body()).contains("\"syncId\":-1", "\"changes\":{}");
        assertThat(asked(member, ui, key).body()).contains("\"syncId\":1");
    }

    private static Visitor.Answer asked(Visitor member, String ui, String key) {
        return member.send(member.request("/app/?v-r=uidl&v-uiId=" + ui)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"csrfToken\":\"" + key + "\",\"rpc\":[],\"syncId\":0,\"clientId\":0}"))
                .build());
    }

    @Test
    void no_cookie_opens_the_api() {
        Visitor member = visitor();
        member.signIn(email, PASSWORD);
        String csrf = member.csrf("/register");
        List<String> wrong = new ArrayList<>();
        int writing = 0;
        for (Place place : addresses.mapped()) {
            if (place.part() != Part.API) {
                continue;
            }
            for (String method : WRITES) {
                Visitor.Answer answer = member.send(member.request(place.path())
                        .header("X-CSRF-TOKEN", csrf)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                        .build());
                writing++;
                if (answer.status() != 401 || !answer.header("Content-Type").equals("application/problem+json")) {
                    wrong.add(method + " " + place.path() + " " + answer.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(writing).isGreaterThan(10);
    }

    @Test
    void a_token_is_taken_from_its_header_alone_and_only_while_it_holds() {
        String path = "/api/v1/trials/" + trial.slug() + "/matrix";
        var coordinator = given.coordinator().viewer();
        String name = Given.unique("token");
        String revoked = tokens.issueForSite(coordinator, name, 10);
        String expired = tokens.issueForSite(coordinator, Given.unique("token"), 10);
        String good = tokens.issueForSite(coordinator, Given.unique("token"), 10);
        for (String token : List.of(revoked, expired, good)) {
            assertThat(rest.get(path, token).status()).isEqualTo(200);
        }

        tokens.revoke(
                coordinator,
                tokens.mine(coordinator).stream()
                        .filter(t -> t.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .id());
        db.execute(
                "update api_token set created_at = now() - interval '2 days', expires_at = now() - interval '1 second' where ending = ? and name like 'token-%' and revoked_at is null",
                expired.substring(expired.length() - 4));

        for (String token : List.of(
                revoked,
                expired,
                "guessed",
                good + "x",
                good.substring(0, good.length() - 1),
                good.toUpperCase(java.util.Locale.ROOT),
                "' or 1=1 --",
                "a".repeat(5000))) {
            for (Rest.Answer answer : List.of(rest.get(path, token), rest.put(path, token, "{}"))) {
                assertThat(answer.status()).as(token).isEqualTo(401);
                assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
                assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
                assertThat(answer.text()).doesNotContain(token);
            }
        }
        String written = "/api/v1/trials/" + trial.slug() + "/imports";
        for (String where : List.of("access_token", "token", "api_key", "Authorization")) {
            assertThat(rest.post(written + "?" + where + "=" + good, "", "text/csv", new byte[0])
                            .status())
                    .isEqualTo(401);
            assertThat(rest.post(
                                    written,
                                    "",
                                    "application/x-www-form-urlencoded",
                                    (where + "=" + good).getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(401);
            assertThat(rest.send(rest.request(written, "")
                                    .header("Cookie", where + "=" + good)
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build())
                            .status())
                    .isEqualTo(401);
        }
        assertThat(rest.get(path, good).status()).isEqualTo(200);
        Visitor member = visitor();
        assertThat(member.send(member.request("/app/")
                                .header("Authorization", "Bearer " + good)
                                .GET()
                                .build())
                        .location())
                .endsWith("/sign-in");
    }

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

    private Visitor visitor() {
        return new Visitor(rest.port());
    }

    private Plainly.Answer open(String method, String path, boolean tls) {
        List<String> lines = new ArrayList<>(
                List.of(method + " " + path + " HTTP/1.1", "Host: localhost:" + rest.port(), "Accept: " + ACCEPT));
        if (tls) {
            lines.add("X-Forwarded-Proto: https");
            lines.add("X-Forwarded-For: 198.51.100.7");
        }
        if (method.equals("POST")) {
            lines.add("Content-Length: 0");
        }
        return Plainly.send(rest.port(), lines.toArray(String[]::new));
    }

    private static boolean isProper(String path) {
        Supplier<URI> parsed = () -> URI.create(path);
        try {
            return parsed.get().getPath() != null && !path.startsWith("//");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
