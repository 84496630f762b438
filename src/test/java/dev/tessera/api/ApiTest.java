package dev.tessera.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Loading;
import dev.tessera.Rest;
import dev.tessera.Rest.Answer;
import dev.tessera.ServerTest;
import dev.tessera.organisation.Organisation;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What programs elsewhere rely on: addresses, statuses, problems, and that doing it twice is doing it once. */
@ServerTest
class ApiTest {

    private static final byte[] RESULTS = "subject,test,verdict\nX,t1,passed".getBytes(StandardCharsets.UTF_8);

    @Autowired
    private Given given;

    @Autowired
    private Rest rest;

    @Autowired
    private Loading loading;

    @Test
    void a_coordinator_goes_from_nothing_to_a_matrix() {
        String token = given.coordinator().token();
        String spec = Given.unique("spec");
        String slug = Given.unique("trial");
        String product = Given.unique("Product");
        String version = "/api/v1/specifications/" + spec + "/1.0";
        String trial = "/api/v1/trials/" + slug;

        assertThat(rest.put(version, token, "{\"name\": \"S\", \"status\": \"final\", \"roles\": [\"Tool\"]}")
                        .status())
                .isEqualTo(201);
        Answer suite = rest.putCsv(version + "/test-suite", token, "key,title\nt1,One\nt2,Two");
        assertThat(suite.status()).isEqualTo(200);
        assertThat(suite.json().path("revision").asInt()).isEqualTo(1);
        assertThat(suite.json().path("added").asInt()).isEqualTo(2);
        assertThat(rest.put(
                                trial,
                                token,
                                "{\"title\": \"T\", \"specification\": \"%s/1.0\", \"visibility\": \"open\", \"status\": \"open\"}"
                                        .formatted(spec))
                        .status())
                .isEqualTo(201);
        Answer imported = rest.post(
                trial + "/imports?unknownSubjects=create",
                token,
                "text/csv; charset=utf-8",
                ("subject,test,verdict\n" + product + ",t1,passed\n" + product + ",t3,failed")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(imported.status()).isEqualTo(200);
        assertThat(imported.json().path("recorded").asInt()).isEqualTo(1);
        assertThat(imported.json().path("rejected").path(0).path("where").asString())
                .isEqualTo("line 3");
        assertThat(imported.json().path("rejected").path(0).path("reason").asString())
                .isEqualTo("No test of this trial has the key or URI \"t3\".");
        Answer matrix = rest.get(trial + "/matrix", "");
        assertThat(matrix.status()).isEqualTo(200);
        assertThat(matrix.json().path("columns").path(0).path("label").asString())
                .isEqualTo(product);
        assertThat(matrix.json().path("rows").path(0).path("cells").asString()).isEqualTo("p");
        assertThat(matrix.json().path("rows").path(1).path("cells").asString()).isEqualTo("u");
    }

    @Test
    void putting_the_same_twice_is_putting_it_once() {
        String token = given.coordinator().token();
        String version = "/api/v1/specifications/" + Given.unique("spec") + "/1.0";
        String json = "{\"name\": \"S\", \"status\": \"final\", \"roles\": [\"Tool\", \"Platform\"]}";
        String suite = "key,title,kind,roles\nc,One,conformance,Tool\ni,Two,interoperability,Tool;Platform";
        String trial = "/api/v1/trials/" + Given.unique("trial");
        String form = "{\"title\": \"T\", \"specification\": \"%s\", \"status\": \"open\"}"
                .formatted(version.replace("/api/v1/specifications/", ""));
        rest.put(version, token, json);
        rest.putCsv(version + "/test-suite", token, suite);
        rest.put(trial, token, form);
        Map<String, Long> before = loading.rows();

        assertThat(rest.put(version, token, json).status()).isEqualTo(200);
        Answer again = rest.putCsv(version + "/test-suite", token, suite);
        assertThat(again.json().path("revision").asInt()).isEqualTo(1);
        assertThat(again.json().path("added").asInt()
                        + again.json().path("changed").asInt()
                        + again.json().path("removed").asInt())
                .isZero();
        assertThat(rest.put(trial, token, form).status()).isEqualTo(200);

        assertThat(loading.rows()).isEqualTo(before);
    }

    @Test
    void an_edit_of_a_suite_that_an_opened_trial_uses_makes_the_next_revision() {
        String specification = given.specification();
        String address = "/api/v1/specifications/" + specification + "/test-suite";
        String token = given.coordinator().token();
        given.suite(specification, "key,title\nt1,One");
        assertThat(rest.putCsv(address, token, "key,title\nt1,Uno")
                        .json()
                        .path("revision")
                        .asInt())
                .isEqualTo(1);
        Trial trial = given.trial(specification, TrialStatus.OPEN, Visibility.OPEN);

        assertThat(rest.putCsv(address, token, "key,title\nt1,Un\nt2,Deux")
                        .json()
                        .path("revision")
                        .asInt())
                .isEqualTo(2);

        assertThat(rest.get("/api/v1/trials/" + trial.slug() + "/matrix", token)
                        .json()
                        .path("rows"))
                .hasSize(1)
                .first()
                .extracting(r -> r.path("title").asString())
                .isEqualTo("Uno");
    }

    @Test
    void writing_needs_a_token_that_is_known() {
        Trial trial = given.trial("key,title\nt1,One");
        String imports = "/api/v1/trials/" + trial.slug() + "/imports";

        Answer without = rest.post(imports, "", "text/csv", RESULTS);
        problem(without, 401, "This needs an API token: send the header Authorization: Bearer <token>.");
        assertThat(without.header("WWW-Authenticate")).startsWith("Bearer");
        problem(
                rest.post(imports, "no-such-token", "text/csv", RESULTS),
                401,
                "The API token is not known, was revoked or has expired. Make a new one in the workspace.");
        problem(
                rest.get("/api/v1/trials/" + trial.slug() + "/matrix", "no-such-token"),
                401,
                "The API token is not known, was revoked or has expired. Make a new one in the workspace.");
    }

    @Test
    void a_vendors_token_does_no_coordinators_work() {
        Organisation organisation = given.organisation();
        String vendor = given.member(organisation.id()).token();
        String sentence = "Only coordinators may do this. Sign in as one, or use a coordinator's token.";
        Trial trial = given.trial("key,title\nt1,One");
        given.participant(trial, organisation.id(), Given.unique("Product"), null);
        Map<String, Long> before = loading.rows();

        problem(
                rest.put("/api/v1/specifications/lti/9", vendor, "{\"name\": \"L\", \"status\": \"final\"}"),
                403,
                sentence);
        problem(
                rest.putCsv(
                        "/api/v1/specifications/" + trial.specification().path() + "/test-suite",
                        vendor,
                        "key,title\nx,X"),
                403,
                sentence);
        problem(rest.put("/api/v1/trials/" + trial.slug(), vendor, "{\"title\": \"Mine\"}"), 403, sentence);
        problem(
                rest.post(
                        "/api/v1/trials/" + trial.slug() + "/imports?unknownSubjects=create",
                        vendor,
                        "text/csv",
                        RESULTS),
                403,
                sentence);
        assertThat(loading.rows()).isEqualTo(before);
    }

    @Test
    void a_token_of_an_organisation_that_takes_no_part_brings_nothing() {
        Trial trial = given.trial("key,title\nt1,One");
        String stranger = given.member(given.organisation().id()).token();

        problem(
                rest.post("/api/v1/trials/" + trial.slug() + "/imports", stranger, "text/csv", RESULTS),
                403,
                "Your organisation takes no part in " + trial.title() + ".");
    }

    @Test
    void what_one_may_not_know_of_reads_as_what_is_not_there() {
        String specification = given.specification();
        given.suite(specification, "key,title\nt1,One");
        Trial secret = given.trial(specification, TrialStatus.OPEN, Visibility.CONFIDENTIAL);
        String stranger = given.member(given.organisation().id()).token();

        for (String slug : new String[] {secret.slug(), "no-such-trial"}) {
            problem(rest.get("/api/v1/trials/" + slug + "/matrix", ""), 404, "There is no trial " + slug + ".");
            problem(
                    rest.post("/api/v1/trials/" + slug + "/imports", stranger, "text/csv", RESULTS),
                    404,
                    "There is no trial " + slug + ".");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|The content type \"application/json\" is not read here. Send one of: text/turtle, application/ld+json, text/csv.",
                "text/html;charset=utf-8|The content type \"text/html;charset=utf-8\" is not read here. Send one of: text/turtle, application/ld+json, text/csv.",
                "multipart/form-data; boundary=x|The content type \"multipart/form-data; boundary=x\" is not read here. Send one of: text/turtle, application/ld+json, text/csv."
            })
    void a_content_type_that_is_no_report_is_refused(String type, String sentence) {
        Trial trial = given.trial("key,title\nt1,One");

        problem(
                rest.post(
                        "/api/v1/trials/" + trial.slug() + "/imports",
                        given.coordinator().token(),
                        type,
                        RESULTS),
                415,
                sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"opensOn\": \"soon\"}", "null"})
    void json_that_is_not_what_is_expected_is_a_bad_request(String body) {
        Answer answer = rest.put(
                "/api/v1/trials/" + Given.unique("trial"), given.coordinator().token(), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.detail()).startsWith("The body is not the JSON that is expected here: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"title\": \"a\\u0000b\"}|The title has control characters in it.",
                "{\"title\": \"a\", \"status\": \"wonderful\"}|\"wonderful\" is no status. Use one of: draft, announced,"
                        + " open, reviewing, published, archived, cancelled.",
                "{\"title\": \"\"}|The title is empty.",
                "{\"specification\": \"s/1\"}|Give the trial a title.",
                "{\"title\": \"T\"}|Say which specification version the trial is against, as \"lti/1.3\".",
                "{\"title\": \"T\", \"specification\": \"no/1\"}|There is no specification version no/1.",
                "{\"title\": \"T\", \"specification\": \"SPEC\", \"description\": \"a\\u0000b\"}|A NUL character stands in the description. Take it out and send it again.",
                "{\"title\": \"T\", \"specification\": \"SPEC\", \"opensOn\": \"2026-02-01\", \"closesOn\": \"2026-01-01\"}|A trial cannot close on 2026-01-01 when it opens on 2026-02-01."
            })
    void a_trial_that_cannot_be_is_refused_with_a_sentence(String body, String sentence) {
        String specification = given.specification();
        Map<String, Long> before = loading.rows();

        problem(
                rest.put(
                        "/api/v1/trials/" + Given.unique("trial"),
                        given.coordinator().token(),
                        body.replace("SPEC", specification)),
                422,
                sentence);
        assertThat(loading.rows()).isEqualTo(before);
    }

    @Test
    void a_trial_goes_no_way_back() {
        Trial trial = given.trial("key,title\nt1,One");

        problem(
                rest.put("/api/v1/trials/" + trial.slug(), given.coordinator().token(), "{\"status\": \"draft\"}"),
                409,
                "A trial that is open cannot become draft.");
    }

    @Test
    void a_suite_with_faults_names_each_with_its_line_and_stores_nothing() {
        String specification = given.specification("Tool");
        Map<String, Long> before = loading.rows();

        Answer answer = rest.putCsv(
                "/api/v1/specifications/" + specification + "/test-suite",
                given.coordinator().token(),
                "key,title,kind,roles,section\na,A,conformance,Tool,\na,B,conformance,,\nc,C,interoperability,Tool,\n"
                        + "d,D,conformance,Host,\ne,E,conformance,,a\u0000b\n");

        problem(answer, 422, "4 things in the test suite are wrong; nothing was stored.");
        assertThat(answer.json().path("faults"))
                .extracting(f ->
                        f.path("where").asString() + ": " + f.path("reason").asString())
                .containsExactlyInAnyOrder(
                        "line 3: The key \"a\" is the one of line 2 too.",
                        "line 4: The interoperability test c has to name two roles, the subject's and the peer's, with a semicolon between them; it names 1.",
                        "line 5: \"Host\" is no role of " + specification + ". Its roles are: Tool.",
                        "line 6: A NUL character stands in the section. Take it out and send it again.");
        assertThat(loading.rows()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"GET,/api/v1/nothing,404", "DELETE,/api/v1/trials/x,405", "PUT,/api/v1/trials/UPPER,422"})
    void every_error_is_a_problem(String method, String path, int status) {
        Answer answer = rest.send(rest.request(path, given.coordinator().token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET")
                                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                                : java.net.http.HttpRequest.BodyPublishers.ofString("{\"title\": \"T\"}"))
                .build());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.detail()).isNotBlank();
    }

    private static void problem(Answer answer, int status, String sentence) {
        assertThat(answer.detail()).as(answer.text()).isEqualTo(sentence);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }
}
