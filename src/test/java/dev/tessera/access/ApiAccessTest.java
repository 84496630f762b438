package dev.tessera.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Rest;
import dev.tessera.ServerTest;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every call of the API with every kind of token, as {@code docs/access.md} says; one that it does not name fails. */
@ServerTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiAccessTest {

    private static final Set<String> HAVE_NO_OTHER_SIDE = Set.of("no token", "coordinator's token");

    /** Makes a call with a token, to one side's things. */
    private interface Call {
        Rest.Answer with(String token, AccessFixture.Side on);
    }

    private final Rest rest;
    private final RequestMappingHandlerMapping mappings;
    private final AccessFixture fixture;
    private final Map<String, Call> calls = new LinkedHashMap<>();

    @Autowired
    ApiAccessTest(
            Rest rest,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mappings,
            ApplicationContext beans) {
        this.rest = rest;
        this.mappings = mappings;
        this.fixture = AccessFixture.in(beans);
        calls.put(
                "PUT /api/v1/specifications/{specification}/{version}",
                (token, on) ->
                        rest.put("/api/v1/specifications/" + on.specification(), token, "{\"name\":\"Renamed\"}"));
        calls.put(
                "PUT /api/v1/specifications/{specification}/{version}/test-suite",
                (token, on) -> rest.putCsv(
                        "/api/v1/specifications/" + on.specification() + "/test-suite", token, AccessFixture.SUITE));
        calls.put(
                "GET /api/v1/specifications/{specification}/{version}/test-suite",
                (token, on) -> rest.get("/api/v1/specifications/" + on.specification() + "/test-suite", token));
        calls.put(
                "PUT /api/v1/trials/{slug}",
                (token, on) -> rest.put("/api/v1/trials/" + on.trial().slug(), token, "{\"title\":\"Renamed\"}"));
        calls.put(
                "POST /api/v1/trials/{slug}/imports",
                (token, on) -> rest.post(
                        "/api/v1/trials/" + on.trial().slug() + "/imports",
                        token,
                        "text/csv",
                        ("subject,test,verdict\n" + on.product().name() + ",T1,passed\n")
                                .getBytes(StandardCharsets.UTF_8)));
        calls.put(
                "POST /api/v1/trials/{slug}/reports",
                (token, on) -> rest.post(
                        "/api/v1/trials/" + on.trial().slug() + "/reports",
                        token,
                        "application/json",
                        ("{\"reports\":[{\"test\":\"T1\",\"verdict\":\"passed\",\"subject\":\""
                                        + on.participant().id() + "\"}]}")
                                .getBytes(StandardCharsets.UTF_8)));
        calls.put(
                "GET /api/v1/trials/{slug}/matrix",
                (token, on) -> rest.get("/api/v1/trials/" + on.trial().slug() + "/matrix", token));
        evidence(beans);
    }

    private void evidence(ApplicationContext beans) {
        EvidenceOperations evidence = new EvidenceOperations(fixture, beans);
        calls.put(
                "POST /api/v1/trials/{slug}/evidence",
                (token, on) -> post(
                        "/api/v1/trials/" + on.trial().slug() + "/evidence",
                        token,
                        "{\"test\":\"T1\",\"name\":\"a\",\"size\":3,\"subject\":"
                                + on.participant().id() + "}"));
        calls.put(
                "PUT /api/v1/evidence/{evidence}/chunks/{number}",
                (token, on) -> rest.send(
                        rest.request("/api/v1/evidence/" + evidence.begun(on.manager(), on) + "/chunks/0", token)
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(EvidenceOperations.FILE))
                                .build()));
        calls.put(
                "GET /api/v1/evidence/{evidence}",
                (token, on) -> rest.get("/api/v1/evidence/" + evidence.kept(on), token));
        calls.put(
                "POST /api/v1/evidence/{evidence}/complete",
                (token, on) -> post("/api/v1/evidence/" + evidence.kept(on) + "/complete", token, ""));
        calls.put(
                "POST /api/v1/evidence/{evidence}/withdraw",
                (token, on) ->
                        post("/api/v1/evidence/" + evidence.kept(on) + "/withdraw", token, "{\"reason\":\"Another\"}"));
        calls.put(
                "GET /api/v1/evidence/{evidence}/content",
                (token, on) -> rest.get("/api/v1/evidence/" + evidence.kept(on) + "/content", token));
    }

    private Rest.Answer post(String path, String token, String json) {
        return rest.post(path, token, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void every_call_is_in_the_table() {
        Set<String> mapped = new TreeSet<>();
        mappings.getHandlerMethods().forEach((info, method) -> {
            if (method.getBeanType().getPackageName().equals("dev.tessera.api")) {
                info.getMethodsCondition()
                        .getMethods()
                        .forEach(verb -> info.getPatternValues().forEach(path -> mapped.add(verb + " " + path)));
            }
        });

        assertThat(new TreeSet<>(AccessTable.of("Call").keySet())).isEqualTo(mapped);
        assertThat(new TreeSet<>(calls.keySet())).isEqualTo(mapped);
    }

    @Test
    void every_token_may_do_what_the_table_says_and_nothing_else() {
        Map<String, Map<String, String>> found = new LinkedHashMap<>();
        calls.forEach((name, call) -> {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("no token", word(call.with("", fixture.own)));
            fixture.secrets.forEach((who, token) -> {
                if (HAVE_NO_OTHER_SIDE.contains(who)) {
                    row.put(who, word(call.with(token, fixture.own)));
                } else {
                    row.put(who + ", own", word(call.with(token, fixture.own)));
                    row.put(who + ", foreign", word(call.with(token, fixture.foreign)));
                }
            });
            found.put(name, row);
        });

        assertThat(found).isEqualTo(AccessTable.of("Call"));
    }

    private static String word(Rest.Answer answer) {
        return switch (answer.status()) {
            case 200, 201, 204 -> "yes";
            case 401, 403 -> "no";
            case 404 -> "hidden";
            default -> answer.status() + " " + answer.text();
        };
    }
}
