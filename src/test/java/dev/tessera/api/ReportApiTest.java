package dev.tessera.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.result.CellReport;
import dev.tessera.result.CellStories;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A vendor's program reports what it saw. */
@ServerTest
class ReportApiTest {

    private final Given given;
    private final Rest rest;
    private final CellStories stories;
    private Given.Person coordinator;
    private Given.Person member;
    private Trial trial;
    private Participant tool;
    private Participant platform;

    @Autowired
    ReportApiTest(Given given, Rest rest, CellStories stories) {
        this.given = given;
        this.rest = rest;
        this.stories = stories;
    }

    @BeforeEach
    void trial() {
        coordinator = given.coordinator();
        String specification = given.specification("Tool", "Platform");
        given.suite(specification, """
                key,title,kind,roles
                a,A,,Tool
                b,B,,Tool
                pair,Pair,interoperability,Tool;Platform
                """);
        trial = given.trial(specification, TrialStatus.OPEN, Visibility.CONFIDENTIAL);
        long organisation = given.organisation().id();
        tool = given.participant(trial, organisation, Given.unique("Tool"), "Tool");
        platform = given.participant(trial, given.organisation().id(), Given.unique("Platform"), "Platform");
        trial = given.now(trial);
        member = given.member(organisation);
    }

    private Rest.Answer send(String reports) {
        return rest.post(
                "/api/v1/trials/" + trial.slug() + "/reports",
                member.token(),
                "application/json",
                ("{\"reports\":[" + reports + "]}").getBytes(StandardCharsets.UTF_8));
    }

    private static String report(String test, Object subject, String more) {
        return "{\"test\":\"%s\",\"subject\":\"%s\"%s}".formatted(test, subject, more);
    }

    private List<CellReport> said(String test) {
        return stories.story(coordinator.viewer(), trial, test, tool.id(), null).meetings().stream()
                .flatMap(m -> m.reports().stream())
                .toList();
    }

    @Test
    void several_cells_in_one_call_by_label_or_id() {
        Rest.Answer answer = send(String.join(
                ",",
                report("a", tool.label(), ",\"verdict\":\"passed\",\"observedAt\":\"2026-01-02T03:04:05Z\""),
                report("pair", tool.id(), ",\"peer\":\"" + platform.label() + "\",\"verdict\":\"failed\"")));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.text())
                .contains("\"recorded\":2")
                .contains("\"peer\":\"" + platform.label() + "\",\"verdict\":\"failed\",\"standing\":\"claimed\"");
        assertThat(said("a"))
                .singleElement()
                .satisfies(r -> assertThat(r.observedAt()).hasToString("2026-01-02T03:04:05Z"));
        assertThat(said("pair")).hasSize(1);
    }

    @Test
    void every_wrong_one_is_named_and_none_is_taken() {
        Rest.Answer answer = send(String.join(
                ",",
                report("a", tool.id(), ",\"verdict\":\"passed\""),
                report("nowhere", tool.id(), ",\"verdict\":\"passed\""),
                report("b", tool.id(), ",\"verdict\":\"untested\""),
                report("a", platform.id(), ",\"verdict\":\"passed\""),
                report("b", tool.id(), ",\"verdict\":\"passed\",\"observedAt\":\"2999-01-01T00:00:00Z\""),
                report("pair", tool.id(), ",\"verdict\":\"passed\"")));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text())
                .contains("5 of the 6 reports cannot be taken")
                .contains("report 2", "report 3", "report 4", "report 5", "report 6")
                .doesNotContain("\"report 1\"")
                .contains("2999-01-01T00:00:00Z is still to come");
        assertThat(said("a")).isEmpty();
    }

    @Test
    void what_is_sent_again_is_the_same_report() {
        String first = report("a", tool.id(), ",\"verdict\":\"passed\",\"id\":\"" + UUID.randomUUID() + "\"");
        send(first);
        send(report("a", tool.id(), ",\"verdict\":\"failed\",\"id\":\"" + UUID.randomUUID() + "\""));

        Rest.Answer again = send(first);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).contains("\"verdict\":\"failed\"");
        assertThat(said("a")).hasSize(2);
    }

    @Test
    void of_two_of_one_cell_the_later_one_stands() {
        Rest.Answer answer = send(report("a", tool.id(), ",\"verdict\":\"passed\"") + ","
                + report("a", tool.id(), ",\"verdict\":\"failed\""));

        assertThat(answer.text()).contains("\"verdict\":\"failed\"");
        assertThat(said("a")).hasSize(2);
    }

    @Test
    void what_is_no_report_is_refused_with_a_sentence() {
        assertThat(send("").text()).contains("between 1 and 5,000 reports");
        assertThat(send("null").text()).contains("'test' is missing.");
        assertThat(send(report("a", tool.id(), "")).text()).contains("'verdict' is missing.");
        assertThat(send(report("a", tool.id(), ",\"verdict\":\"perfect\"")).status())
                .isEqualTo(422);
        assertThat(send("{").status()).isEqualTo(422);
    }
}
