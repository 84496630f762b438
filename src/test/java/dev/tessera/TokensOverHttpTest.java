package dev.tessera;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A token is taken from where it belongs, and no longer than it holds. */
@ServerTest
class TokensOverHttpTest extends OverHttp {

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
}
