package dev.tessera.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.exchange.SuiteFormat;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Test suites over the API: put in every format, got back in every format. */
@ServerTest
class TestSuiteApiTest {

    private static final String SUITE = """
            key,title,kind,obligation,roles,group,section,uri,steps,expected
            t1,First,conformance,required,Tool,G,1.2,https://example.org/t#1,"One
            Two",Seen
            t2,"=Second, ""quoted""\",interoperability,optional,Tool;Platform,,,,,
            """;

    @Autowired
    private Rest rest;

    @Autowired
    private Given given;

    private String token = "";
    private String path = "";

    @BeforeEach
    void make() {
        token = given.coordinator().token();
        path = "/api/v1/specifications/" + given.specification("Platform", "Tool") + "/test-suite";
    }

    @ParameterizedTest
    @EnumSource
    void what_is_got_in_a_format_is_put_back_without_a_change(SuiteFormat format) {
        assertThat(put("", "text/csv", SUITE).json().path("added").asInt()).isEqualTo(2);

        Rest.Answer got = rest.get(path + "?format=" + format.ending(), "");

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.header("Content-Type")).startsWith(format.mediaType());
        assertThat(got.header("Content-Disposition")).contains("revision-1." + format.ending());
        assertThat(put("", format.mediaType(), got.text()).text())
                .isEqualTo("{\"revision\":1,\"added\":0,\"changed\":0,\"removed\":0,\"renames\":[],\"remarks\":[]}");
        Rest.Answer again = rest.send(rest.request(path + "?format=" + format.ending(), "")
                .header("If-None-Match", got.header("ETag"))
                .build());
        assertThat(again.status()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/* | text/csv",
                "text/turtle | text/turtle",
                "application/json | application/ld+json",
                "text/csv;q=0.5, application/yaml | application/yaml",
                "text/html, */*;q=0.1 | text/csv"
            })
    void the_format_is_the_one_that_is_accepted(String accept, String type) {
        put("", "text/csv", SUITE);

        Rest.Answer got =
                rest.send(rest.request(path, "").header("Accept", accept).build());

        assertThat(got.header("Content-Type")).startsWith(type);
    }

    @Test
    void what_nobody_offers_is_said_with_what_is() {
        put("", "text/csv", SUITE);

        Rest.Answer got =
                rest.send(rest.request(path, "").header("Accept", "image/png").build());

        assertThat(got.status()).isEqualTo(406);
        assertThat(got.detail()).contains("image/png").contains("text/turtle");
        assertThat(rest.get(path + "?format=docx", "").status()).isEqualTo(422);
        assertThat(put("", "application/pdf", SUITE).status()).isEqualTo(415);
        assertThat(put("", "application/pdf", SUITE).detail()).contains("application/zip");
    }

    @Test
    void a_dry_run_says_what_would_be_and_stores_nothing() {
        Rest.Answer dry = put("?dryRun=true", "text/csv", SUITE);

        assertThat(dry.json().path("revision").asInt()).isEqualTo(1);
        assertThat(dry.json().path("added").asInt()).isEqualTo(2);
        assertThat(rest.get(path, "").status()).isEqualTo(404);
    }

    @Test
    void a_draft_is_nobodys_but_its_editors_until_it_is_released() {
        put("", "text/csv", SUITE);

        Rest.Answer draft = put("?draft=true", "application/yaml", "- {key: t3, title: Third}");

        assertThat(draft.json().path("revision").asInt()).isEqualTo(2);
        assertThat(rest.get(path, "").text()).contains("First");
        assertThat(rest.get(path + "?revision=2", "").status()).isEqualTo(404);
        assertThat(rest.get(path + "?revision=2", token).text()).contains("Third");
        assertThat(put("", "text/csv", SUITE).status()).isEqualTo(409);
        assertThat(put("?dryRun=true", "text/csv", SUITE).status()).isEqualTo(409);
    }

    @Test
    void a_rename_is_offered_and_taken_where_that_is_asked_for() {
        put("", "text/csv", SUITE);
        String renamed = SUITE.replace("t1,", "first,");

        Rest.Answer offered = put("?dryRun=true", "text/csv", renamed);
        Rest.Answer taken = put("?renames=apply", "text/csv", renamed);

        assertThat(offered.json().path("renames").size()).isEqualTo(1);
        assertThat(offered.json().path("renames").path(0).path("from").asString())
                .isEqualTo("t1");
        assertThat(offered.json().path("renames").path(0).path("to").asString()).isEqualTo("first");
        assertThat(offered.json().path("removed").asInt()).isEqualTo(1);
        assertThat(taken.json().path("renames").size()).isEqualTo(1);
        assertThat(taken.json().path("removed").asInt()).isZero();
        assertThat(taken.json().path("changed").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?dryRun=maybe", "?renames=never"})
    void a_parameter_that_is_none_is_refused(String query) {
        assertThat(put(query, "text/csv", SUITE).status()).isBetween(400, 422);
    }

    @Test
    void faults_have_their_places_and_nothing_is_stored() {
        Rest.Answer answer = put("", "application/yaml", "- key: a\n  title: A\n- key: a\n  titel: B\n");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("faults").toString()).contains("line 4").contains("titel");
        assertThat(rest.get(path, "").status()).isEqualTo(404);
    }

    private Rest.Answer put(String query, String type, String body) {
        return rest.send(rest.request(path + query, token)
                .header("Content-Type", type)
                .PUT(BodyPublishers.ofString(body))
                .build());
    }
}
