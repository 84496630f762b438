package dev.tessera.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.Given;
import dev.tessera.Loading;
import dev.tessera.ServerTest;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Organisation;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialForm;
import dev.tessera.trial.TrialSetups;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A person of an organisation records what it saw; everything else is refused with a sentence, and nothing stored. */
@ServerTest
class RecordingTest {

    private static final String SUITE = """
            key,title,kind,roles
            any,Any role,conformance,
            tool,Tools only,conformance,Tool
            pair,Launch,interoperability,Tool;Platform
            """;

    @Autowired
    private Given given;

    @Autowired
    private Loading loading;

    @Autowired
    private Reports reports;

    @Autowired
    private Trials trials;

    @Autowired
    private TrialSetups setups;

    private Trial trial;
    private Participant tool;
    private Participant platform;
    private Viewer toolMaker;
    private Viewer platformMaker;

    @BeforeEach
    void meet() {
        Organisation one = given.organisation();
        Organisation other = given.organisation();
        trial = given.trial(SUITE, "Tool", "Platform");
        tool = given.participant(trial, one.id(), Given.unique("Tool"), "Tool");
        platform = given.participant(trial, other.id(), Given.unique("Platform"), "Platform");
        toolMaker = given.member(one.id()).viewer();
        platformMaker = given.member(other.id()).viewer();
    }

    @ParameterizedTest
    @EnumSource
    void each_verdict_is_recorded_for_ones_own_product(Verdict verdict) {
        Outcome outcome = record(toolMaker, "tool", tool, null, verdict, verdict.needsReason() ? "No peer" : null);

        assertThat(outcome.verdict()).isEqualTo(verdict);
        assertThat(outcome.standing()).isEqualTo(Standing.CLAIMED);
        assertThat(outcome.reason()).isEqualTo(verdict.needsReason() ? "no_peer" : null);
    }

    @Test
    void a_later_report_supersedes_and_both_are_kept() {
        record(toolMaker, "tool", tool, null, Verdict.FAILED, null);
        Outcome outcome = record(toolMaker, "tool", tool, null, Verdict.PASSED, null);

        assertThat(outcome.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(reports.story(trial, outcome.testCase(), tool, null))
                .extracting(CellReport::verdict, CellReport::stands)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Verdict.FAILED, false),
                        org.assertj.core.groups.Tuple.tuple(Verdict.PASSED, true));
    }

    @Test
    void two_sides_agree_or_dispute() {
        assertThat(record(toolMaker, "pair", tool, platform, Verdict.PASSED, null)
                        .standing())
                .isEqualTo(Standing.CLAIMED);
        assertThat(record(platformMaker, "pair", tool, platform, Verdict.PASSED, null)
                        .standing())
                .isEqualTo(Standing.AGREED);

        Outcome disputed = record(platformMaker, "pair", tool, platform, Verdict.FAILED, null);

        assertThat(disputed.standing()).isEqualTo(Standing.DISPUTED);
        assertThat(disputed.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(disputed.subjectVerdict()).isEqualTo(Verdict.PASSED);
        assertThat(disputed.peerVerdict()).isEqualTo(Verdict.FAILED);
    }

    @ParameterizedTest
    @EnumSource(names = {"UNTESTED", "INAPPLICABLE"})
    void what_was_not_run_needs_a_reason(Verdict verdict) {
        refused(
                Refusal.Kind.INVALID,
                "Say why: " + verdict.word() + " needs a reason.",
                () -> record(toolMaker, "tool", tool, null, verdict, "  "));
    }

    @Test
    void nobody_speaks_for_another_organisation() {
        refused(
                Refusal.Kind.FORBIDDEN,
                tool.label() + " belongs to " + tool.organisation()
                        + ". You can report for products of your own organisation only.",
                () -> record(platformMaker, "tool", tool, null, Verdict.PASSED, null));
        refused(
                Refusal.Kind.FORBIDDEN,
                tool.label() + " belongs to " + tool.organisation()
                        + ". You can report for products of your own organisation only.",
                () -> record(given.coordinator().viewer(), "pair", tool, platform, Verdict.PASSED, null));
    }

    @Test
    void a_test_is_recorded_for_its_roles_only() {
        refused(
                Refusal.Kind.INVALID,
                "tool is not for the role that " + platform.label() + " plays.",
                () -> record(platformMaker, "tool", platform, null, Verdict.PASSED, null));
        refused(
                Refusal.Kind.INVALID,
                "pair is not for the role that " + platform.label() + " plays.",
                () -> record(toolMaker, "pair", platform, tool, Verdict.PASSED, null));
        refused(
                Refusal.Kind.INVALID,
                "pair is not for the role that " + tool.label() + " plays.",
                () -> record(toolMaker, "pair", tool, tool, Verdict.PASSED, null));
    }

    @Test
    void a_peer_is_named_where_there_is_one_and_nowhere_else() {
        refused(
                Refusal.Kind.INVALID,
                "pair is an interoperability test: name the peer that the subject was tested with.",
                () -> record(toolMaker, "pair", tool, null, Verdict.PASSED, null));
        refused(
                Refusal.Kind.INVALID,
                "any is a conformance test: it has one product and no peer.",
                () -> record(toolMaker, "any", tool, platform, Verdict.PASSED, null));
    }

    @Test
    void tests_and_participants_are_the_trials_own() {
        Trial other = given.trial(SUITE, "Tool", "Platform");
        Participant stranger = given.participant(other, tool.organisationId(), Given.unique("Tool"), "Tool");

        refused(
                Refusal.Kind.INVALID,
                "No test of this trial has the key \"nothing\".",
                () -> record(toolMaker, "nothing", tool, null, Verdict.PASSED, null));
        refused(
                Refusal.Kind.INVALID,
                "No participant of this trial has the id "
                        + loading.say(dev.tessera.common.Sentence.of("number", stranger.id())) + ".",
                () -> record(toolMaker, "any", stranger, null, Verdict.PASSED, null));
    }

    @Test
    void a_trial_that_is_closed_takes_no_reports() {
        setups.put(
                given.coordinator().viewer(),
                trial.slug(),
                new TrialForm(null, null, null, TrialStatus.PUBLISHED, null, null, null));

        refused(
                Refusal.Kind.CONFLICT,
                trial.title() + " does not take reports now: it is not open.",
                () -> record(toolMaker, "any", tool, null, Verdict.PASSED, null));
    }

    @Test
    void a_trial_that_one_may_not_know_of_is_answered_as_if_it_were_not_there() {
        setups.put(
                given.coordinator().viewer(),
                trial.slug(),
                new TrialForm(null, null, Visibility.CONFIDENTIAL, null, null, null, null));
        Viewer stranger = given.member(given.organisation().id()).viewer();

        refused(
                Refusal.Kind.NOT_FOUND,
                "There is no trial " + trial.slug() + ".",
                () -> record(stranger, "any", tool, null, Verdict.PASSED, null));
    }

    @Test
    void reasons_and_notes_have_a_longest_and_no_nul() {
        refused(
                Refusal.Kind.INVALID,
                "The reason is 501 characters long; at most 500 are kept.",
                () -> record(toolMaker, "any", tool, null, Verdict.UNTESTED, "r".repeat(501)));
        refused(
                Refusal.Kind.INVALID,
                "The notes is 20,001 characters long; at most 20,000 are kept.",
                () -> reports.record(
                        toolMaker, trial.slug(), "any", tool.id(), null, Verdict.PASSED, null, "n".repeat(20_001)));
        refused(
                Refusal.Kind.INVALID,
                "A NUL character stands in the notes. Take it out and send it again.",
                () -> reports.record(
                        toolMaker, trial.slug(), "any", tool.id(), null, Verdict.PASSED, null, "a\u0000b"));
    }

    private Outcome record(
            Viewer viewer,
            String test,
            Participant subject,
            @Nullable Participant peer,
            Verdict verdict,
            @Nullable String reason) {
        return reports.record(
                viewer, trial.slug(), test, subject.id(), peer == null ? null : peer.id(), verdict, reason, null);
    }

    private void refused(Refusal.Kind kind, String sentence, Runnable recording) {
        Map<String, Long> before = loading.rows();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(recording::run)
                .satisfies(r -> assertThat(loading.say(r.sentence())).isEqualTo(sentence))
                .satisfies(r -> assertThat(r.kind()).isEqualTo(kind));
        assertThat(loading.rows()).isEqualTo(before);
    }
}
