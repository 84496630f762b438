package dev.tessera.result;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The stories of cells: who said what, when, and where that leaves them. */
@Service
public class CellStories {

    private final Reports reports;
    private final Trials trials;
    private final TrialTests tests;
    private final AccessPolicy policy;
    private final Clock clock;

    CellStories(Reports reports, Trials trials, TrialTests tests, AccessPolicy policy, Clock clock) {
        this.reports = reports;
        this.trials = trials;
        this.tests = tests;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * The story of a product and a test case, as this viewer may know it.
     *
     * @param partner only what the product saw with this participation; none: with every one
     */
    @Transactional(readOnly = true)
    public CellStory story(Viewer viewer, Trial trial, String test, long participation, @Nullable Long partner) {
        List<Participant> participants = trials.participants(trial.id());
        Participant of = participant(participants, participation);
        if (!policy.maySeeResultsOf(viewer, trial.scope(), of.organisationId())) {
            throw Refusal.notFound("report.participant-unknown", participation);
        }
        TestCase testCase = tests.cases(trial).stream()
                .filter(c -> c.key().equals(test))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("report.test-unknown", test));
        List<CellStory.Meeting> meetings = testCase.kind() == TestKind.CONFORMANCE
                ? List.of(meeting(viewer, trial, testCase, of, null))
                : partner != null
                        ? List.of(pair(viewer, trial, testCase, of, participant(participants, partner)))
                        : all(viewer, trial, testCase, of, participants);
        return new CellStory(
                tests.versionOf(trial, testCase.id()).path(),
                testCase,
                tests.stale(trial).get(testCase.id()),
                of,
                meetings);
    }

    /**
     * The story of one cell, as this viewer may know it: whoever may see the results of one of its sides.
     *
     * @param lineage the test case's, whatever it is called
     */
    @Transactional(readOnly = true)
    public CellStory cell(Viewer viewer, Trial trial, long lineage, long subject, @Nullable Long peer) {
        List<Participant> participants = trials.participants(trial.id());
        Participant of = participant(participants, subject);
        Participant with = peer == null ? null : participant(participants, peer);
        if (!policy.maySeeResultsOf(viewer, trial.scope(), of.organisationId())
                && (with == null || !policy.maySeeResultsOf(viewer, trial.scope(), with.organisationId()))) {
            throw Refusal.notFound("report.participant-unknown", subject);
        }
        TestCase test = tests.cases(trial).stream()
                .filter(c -> c.lineage() == lineage)
                .filter(c -> (c.kind() == TestKind.CONFORMANCE) == (with == null))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("report.test-unknown", lineage));
        return new CellStory(
                tests.versionOf(trial, test.id()).path(),
                test,
                tests.stale(trial).get(test.id()),
                of,
                List.of(meeting(viewer, trial, test, of, with)));
    }

    private List<CellStory.Meeting> all(
            Viewer viewer, Trial trial, TestCase test, Participant of, List<Participant> participants) {
        List<CellStory.Meeting> meetings = new ArrayList<>();
        for (Outcome outcome : reports.outcomesOf(trial.id(), of.id())) {
            if (outcome.testCase() == test.id()) {
                Participant subject = participant(participants, outcome.subject());
                Participant peer = participant(participants, Objects.requireNonNull(outcome.peer()));
                meetings.add(meeting(viewer, trial, test, subject, peer));
            }
        }
        return meetings;
    }

    private CellStory.Meeting pair(Viewer viewer, Trial trial, TestCase test, Participant of, Participant partner) {
        boolean subject = of.roleId() == null
                ? !Objects.equals(partner.roleId(), test.subjectRole())
                : of.roleId().equals(test.subjectRole());
        return subject ? meeting(viewer, trial, test, of, partner) : meeting(viewer, trial, test, partner, of);
    }

    private CellStory.Meeting meeting(
            Viewer viewer, Trial trial, TestCase test, Participant subject, @Nullable Participant peer) {
        Outcome outcome = reports.outcome(trial.id(), test.id(), subject.id(), peer == null ? null : peer.id())
                .orElse(null);
        List<CellReport> said = outcome == null ? List.of() : reports.story(trial, test.id(), subject, peer);
        Side only = outcome == null ? null : unanswered(outcome);
        if (only != null && peer != null) {
            long spoken = (only == Side.SUBJECT ? subject : peer).organisationId();
            if (!policy.maySeeUnanswered(viewer, trial.scope(), spoken)) {
                return new CellStory.Meeting(subject, peer, null, List.of(), null, only);
            }
        }
        return new CellStory.Meeting(subject, peer, outcome, said, agreeUntil(trial, outcome), null);
    }

    /** A reviewer may decide at once where the trial is under review. */
    private @Nullable Instant agreeUntil(Trial trial, @Nullable Outcome outcome) {
        if (outcome == null || outcome.standing() != Standing.DISPUTED || trial.status() != TrialStatus.OPEN) {
            return null;
        }
        Instant until = outcome.changedAt().plus(trial.setup().results().disputeDays(), ChronoUnit.DAYS);
        return until.isAfter(clock.instant()) ? until : null;
    }

    /** The only side that has spoken, as long as nobody has decided. */
    private static @Nullable Side unanswered(Outcome outcome) {
        if (outcome.standing().isDecided()) {
            return null;
        }
        return outcome.peerVerdict() == null ? Side.SUBJECT : outcome.subjectVerdict() == null ? Side.PEER : null;
    }

    private static Participant participant(List<Participant> participants, long id) {
        return participants.stream()
                .filter(p -> p.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("report.participant-unknown", id));
    }
}
