package dev.tessera;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.EveryAddress.Part;
import dev.tessera.EveryAddress.Place;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No other site writes anything in the name of somebody who is signed in here. */
@ServerTest
class ForgeryTest extends OverHttp {

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

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

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
