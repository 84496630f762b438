package dev.tessera.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Organisation;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.specification.TestCase;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Setting trials up, and taking them from phase to phase. */
@ServerTest
class TrialSetupsTest {

    @Autowired
    private Given given;

    @Autowired
    private Trials trials;

    @Autowired
    private TrialSetups setups;

    @Autowired
    private Lifecycle lifecycle;

    @Autowired
    private TrialTests tests;

    @Autowired
    private Reports reports;

    private TrialSettings settings(TrialSetup setup, TrialSettings.Chosen... against) {
        return new TrialSettings("A trial", null, Visibility.OPEN, setup, List.of(against), Map.of(), null);
    }

    private static TrialSettings.Chosen newest(String path) {
        return new TrialSettings.Chosen(path, null);
    }

    private Viewer coordinator() {
        return given.coordinator().viewer();
    }

    private String made(TrialSettings settings) {
        String slug = Given.unique("trial");
        setups.create(coordinator(), slug, settings, null);
        return slug;
    }

    private static String refusal(ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act).sentence().key();
    }

    @Test
    void a_trial_does_not_open_without_a_suite_and_freezes_the_one_that_it_opens_with() {
        String specification = given.specification("Tool");
        String slug = made(settings(TrialSetup.USUAL, newest(specification)));
        assertThat(refusal(() -> lifecycle.move(coordinator(), slug, TrialStatus.OPEN, null)))
                .isEqualTo("trial.no-suite");
        assertThat(trials.see(coordinator(), slug).status()).isEqualTo(TrialStatus.DRAFT);
        given.suite(specification, "key,title\nA,First\n");

        lifecycle.move(coordinator(), slug, TrialStatus.OPEN, null);
        given.suite(specification, "key,title\nA,First\nB,Second\n");

        assertThat(tests.cases(trials.see(coordinator(), slug)))
                .extracting(TestCase::key)
                .containsExactly("A");
    }

    @Test
    void a_chosen_revision_stays_where_the_newest_one_would_follow() {
        String specification = given.specification("Tool");
        given.suite(specification, "key,title\nA,First\n");
        String chosen = made(settings(TrialSetup.USUAL, new TrialSettings.Chosen(specification, 1)));
        String following = made(settings(TrialSetup.USUAL, newest(specification)));
        // The first revision is used by an opened trial, so that an edit makes the next one.
        given.trial(specification, TrialStatus.OPEN, Visibility.OPEN);
        given.suite(specification, "key,title\nA,First\nB,Second\n");

        assertThat(tests.cases(trials.see(coordinator(), chosen))).hasSize(1);
        assertThat(tests.cases(trials.see(coordinator(), following))).hasSize(2);
        assertThat(refusal(() -> made(settings(TrialSetup.USUAL, new TrialSettings.Chosen(specification, 7)))))
                .isEqualTo("trial.revision-unknown");
    }

    @Test
    void a_trial_against_two_specifications_has_the_tests_of_both_and_keys_that_tell_them_apart() {
        String first = given.specification("Tool");
        String second = given.specification("Reader");
        given.suite(first, "key,title\nA,First\nB,Second\n");
        given.suite(second, "key,title,roles\nA,Another first,Reader\nC,Third,\n");
        String slug = made(settings(TrialSetup.USUAL, newest(first), newest(second)));
        lifecycle.move(coordinator(), slug, TrialStatus.OPEN, null);
        Trial trial = trials.see(coordinator(), slug);
        Organisation organisation = given.organisation();
        Participant tool = given.participant(trial, organisation.id(), Given.unique("Product"), "Tool");
        Viewer member = given.member(organisation.id()).viewer();

        assertThat(tests.cases(trial)).extracting(TestCase::key).containsExactly(first + ":A", "B", second + ":A", "C");
        reports.record(member, slug, first + ":A", tool.id(), null, Verdict.PASSED, null, null);
        // 'For every role' is every role of the test's own specification.
        assertThat(refusal(() -> reports.record(member, slug, "C", tool.id(), null, Verdict.PASSED, null, null)))
                .isEqualTo("report.other-role");
        assertThat(refusal(() -> made(settings(TrialSetup.USUAL, newest(first), newest(first)))))
                .isEqualTo("trial.specification-twice");
    }

    @Test
    void days_that_have_gone_by_are_refused_where_the_trial_is_still_to_come() {
        String specification = given.specification("Tool");
        given.suite(specification, "key,title\nA,First\n");
        ZoneId zone = ZoneId.of("Pacific/Kiritimati");
        LocalDate today = LocalDate.now(zone);
        TrialSetup past = new TrialSetup(
                TrialKind.BOTH,
                false,
                true,
                zone,
                null,
                Phases.of(today.minusDays(2), today.minusDays(1)),
                null,
                TrialSetup.USUAL.openTo(),
                3,
                false,
                ResultRules.USUAL);
        String slug = made(settings(past, newest(specification)));

        assertThat(refusal(() -> setups.requireDays(past))).isEqualTo("trial.opens-in-past");
        assertThat(refusal(() -> lifecycle.move(coordinator(), slug, TrialStatus.ANNOUNCED, null)))
                .isEqualTo("trial.opens-in-past");
        assertThat(refusal(() -> lifecycle.move(coordinator(), slug, TrialStatus.OPEN, null)))
                .isEqualTo("trial.closes-in-past");
        setups.change(
                coordinator(),
                slug,
                setups.settings(coordinator(), slug),
                settings(past.with(Phases.of(today, today)), newest(specification)));
        lifecycle.move(coordinator(), slug, TrialStatus.ANNOUNCED, null);
        lifecycle.move(coordinator(), slug, TrialStatus.OPEN, null);
    }

    @Test
    void rounds_follow_each_other_and_never_in_a_circle() {
        String specification = given.specification("Tool");
        String first = made(settings(TrialSetup.USUAL, newest(specification)));
        String second = made(setups.copy(coordinator(), first, true));
        String third = made(setups.copy(coordinator(), second, true));
        TrialSettings circle = setups.copy(coordinator(), third, true);

        assertThat(trials.rounds(coordinator(), trials.see(coordinator(), second)))
                .extracting(Trial::slug)
                .containsExactly(first, second, third);
        assertThat(refusal(() -> setups.change(coordinator(), first, setups.settings(coordinator(), first), circle)))
                .isEqualTo("trial.continues-itself");
        assertThat(refusal(() -> setups.change(coordinator(), third, setups.settings(coordinator(), third), circle)))
                .isEqualTo("trial.continues-itself");
    }

    @Test
    void what_results_rest_on_stays_once_a_trial_has_opened() {
        String specification = given.specification("Tool");
        given.suite(specification, "key,title\nA,First\n");
        String other = given.specification("Tool");
        String slug = made(settings(TrialSetup.USUAL, newest(specification)));
        lifecycle.move(coordinator(), slug, TrialStatus.OPEN, null);
        TrialSettings now = setups.settings(coordinator(), slug);
        TrialSetup alone = new TrialSetup(
                TrialKind.CONFORMANCE,
                false,
                true,
                now.setup().zone(),
                null,
                Phases.UNKNOWN,
                null,
                now.setup().openTo(),
                3,
                false,
                ResultRules.USUAL);

        assertThat(refusal(() -> setups.change(
                        coordinator(),
                        slug,
                        setups.settings(coordinator(), slug),
                        settings(TrialSetup.USUAL, newest(other)))))
                .isEqualTo("trial.specification-fixed");
        assertThat(refusal(() -> setups.change(
                        coordinator(),
                        slug,
                        setups.settings(coordinator(), slug),
                        settings(alone, newest(specification)))))
                .isEqualTo("trial.kind-fixed");
        assertThat(refusal(() -> lifecycle.move(coordinator(), slug, TrialStatus.ANNOUNCED, null)))
                .isEqualTo("trial.no-way-back");
        assertThat(refusal(() -> lifecycle.move(coordinator(), slug, TrialStatus.CANCELLED, " ")))
                .isEqualTo("trial.reason-missing");
    }

    @Test
    void a_rolling_trial_is_never_closed_for_review() {
        String specification = given.specification("Tool");
        given.suite(specification, "key,title\nA,First\n");
        TrialSetup usual = TrialSetup.USUAL;
        TrialSetup rolling = new TrialSetup(
                usual.kind(),
                true,
                true,
                usual.zone(),
                null,
                Phases.UNKNOWN,
                null,
                usual.openTo(),
                3,
                false,
                ResultRules.USUAL);
        String slug = made(settings(rolling, newest(specification)));
        lifecycle.move(coordinator(), slug, TrialStatus.OPEN, null);

        assertThat(lifecycle.next(trials.see(coordinator(), slug))).doesNotContain(TrialStatus.REVIEWING);
        assertThat(refusal(() -> lifecycle.move(coordinator(), slug, TrialStatus.REVIEWING, null)))
                .isEqualTo("trial.rolling-never-closes");
    }

    @Test
    void a_trial_of_pairs_needs_a_test_for_two() {
        String specification = given.specification("Tool");
        given.suite(specification, "key,title\nA,First\n");
        TrialSetup usual = TrialSetup.USUAL;
        TrialSetup pairs = new TrialSetup(
                TrialKind.INTEROPERABILITY,
                false,
                true,
                usual.zone(),
                null,
                Phases.UNKNOWN,
                null,
                usual.openTo(),
                3,
                false,
                ResultRules.USUAL);
        String slug = made(settings(pairs, newest(specification)));

        assertThat(refusal(() -> lifecycle.move(coordinator(), slug, TrialStatus.OPEN, null)))
                .isEqualTo("trial.no-tests-of-kind");
    }

    @Test
    void of_two_who_change_a_trial_the_second_is_told_and_overwrites_nothing() {
        String specification = given.specification("Tool");
        String slug = made(settings(TrialSetup.USUAL, newest(specification)));
        TrialSettings read = setups.settings(coordinator(), slug);
        TrialSettings renamed = new TrialSettings(
                "Renamed", null, read.visibility(), read.setup(), read.specifications(), read.roles(), null);
        setups.change(coordinator(), slug, read, renamed);

        assertThat(refusal(() -> setups.change(coordinator(), slug, read, read)))
                .isEqualTo("trial.changed-meanwhile");
        assertThat(trials.see(coordinator(), slug).title()).isEqualTo("Renamed");
    }
}
