package dev.tessera.result;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.common.Text;
import dev.tessera.legend.Legends;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Participant;
import dev.tessera.trial.TestedVersion;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports: what each side says it saw. They are only ever added; where a cell stands follows from them. */
@Service
public class Reports {

    private final ReportQueries queries;
    private final Trials trials;
    private final TrialTests tests;
    private final Legends legends;
    private final AccessPolicy policy;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reports(
            ReportQueries queries,
            Trials trials,
            TrialTests tests,
            Legends legends,
            AccessPolicy policy,
            ApplicationEventPublisher events,
            Clock clock) {
        this.queries = queries;
        this.trials = trials;
        this.tests = tests;
        this.legends = legends;
        this.policy = policy;
        this.events = events;
        this.clock = clock;
    }

    /** The moment of a report that is made now, as precise as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Records what a person saw with a product of its own organisation.
     *
     * @param test the test case's key
     * @param subject the subject's participation
     * @param peer the peer's participation, for an interoperability test
     * @throws Refusal with a sentence, if it cannot be taken; nothing is stored then
     */
    @Transactional
    public Outcome record(
            Viewer viewer,
            String trialSlug,
            String test,
            long subject,
            @Nullable Long peer,
            Verdict verdict,
            @Nullable String reason,
            @Nullable String notes) {
        Trial trial = trials.see(viewer, trialSlug);
        if (!trial.status().takesReports()) {
            throw Refusal.conflict("report.closed", trial.title());
        }
        List<Participant> participants = trials.participants(trial.id());
        Participant about = participant(participants, subject);
        Participant with = peer == null ? null : participant(participants, peer);
        TestCase testCase = testCase(trial, test);
        requireFits(testCase, about, with);
        Side side = side(viewer, trial, about, with);
        Participant own = side == Side.PEER && with != null ? with : about;
        if (own.hasLeft()) {
            throw Refusal.conflict("report.withdrawn", own.label(), trial.title());
        }
        requireLegend(tests.versionOf(trial, testCase.id()), own);
        String why = reason == null || reason.isBlank() ? null : Reason.of(reason);
        if (verdict.needsReason() && why == null) {
            throw Refusal.invalid("report.reason-missing", verdict.word());
        }
        if (why != null && why.length() > NewReport.LONGEST_REASON) {
            throw Refusal.invalid("field.long", "reason", why.length(), NewReport.LONGEST_REASON);
        }
        Text.requireStorable("reason", why);
        String text = notes == null || notes.isBlank() ? null : notes.strip();
        if (text != null && text.length() > NewReport.LONGEST_NOTES) {
            throw Refusal.invalid("field.long", "notes", text.length(), NewReport.LONGEST_NOTES);
        }
        Text.requireStorable("notes", text);
        Instant now = now();
        queries.append(
                trial.id(),
                List.of(new NewReport(
                        testCase.id(), testCase.kind(), subject, peer, side, verdict, why, text, null, now)),
                now,
                viewer.account(),
                null);
        events.publishEvent(new TrialChanged(trial.id()));
        return queries.outcome(trial.id(), testCase.id(), subject, peer).orElseThrow();
    }

    /** Appends the reports of one import; who may is decided before. */
    @Transactional
    public void append(long trial, List<NewReport> reports, Instant recordedAt, @Nullable Long account, long importId) {
        queries.append(trial, reports, recordedAt, account, importId);
        events.publishEvent(new TrialChanged(trial));
    }

    /** What has been said so far about these subjects' cells in a trial. */
    public List<StoredReport> about(long trial, Collection<Long> subjects) {
        return subjects.isEmpty() ? List.of() : queries.reports(trial, subjects);
    }

    /** The outcomes in which a participation is the subject or the peer. */
    public List<Outcome> outcomesOf(long trial, long participation) {
        return queries.outcomesOf(trial, participation);
    }

    /** Where one cell stands; nothing if nobody has said anything. */
    public Optional<Outcome> outcome(long trial, long testCase, long subject, @Nullable Long peer) {
        return queries.outcome(trial, testCase, subject, peer);
    }

    /** Everything that was said about one cell, oldest first. */
    public List<CellReport> story(Trial trial, long testCase, Participant subject, @Nullable Participant peer) {
        return queries.story(
                trial.id(),
                testCase,
                subject.id(),
                peer == null ? null : peer.id(),
                side -> side == Side.PEER && peer != null ? peer.organisation() : subject.organisation());
    }

    private TestCase testCase(Trial trial, String key) {
        return tests.cases(trial).stream()
                .filter(c -> c.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("report.test-unknown", key));
    }

    private static Participant participant(List<Participant> participants, long id) {
        return participants.stream()
                .filter(p -> p.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("report.participant-unknown", id));
    }

    private static void requireFits(TestCase test, Participant subject, @Nullable Participant peer) {
        if (test.kind() == TestKind.CONFORMANCE) {
            if (peer != null) {
                throw Refusal.invalid("report.no-peer-here", test.key());
            }
            if (!test.isFor(subject.roleId())) {
                throw Refusal.invalid("report.other-role", test.key(), subject.label());
            }
            return;
        }
        if (peer == null) {
            throw Refusal.invalid("report.peer-missing", test.key());
        }
        if (!test.subjectMayBe(subject.roleId())) {
            throw Refusal.invalid("report.other-role", test.key(), subject.label());
        }
        if (!test.peerMayBe(peer.roleId())) {
            throw Refusal.invalid("report.other-role", test.key(), peer.label());
        }
    }

    /** Who takes part accepts the text that the specification comes under, before saying anything. */
    private void requireLegend(TestedVersion version, Participant own) {
        if (!legends.isAccepted(version.id(), own.organisationId())) {
            throw Refusal.conflict("legend.accept-first", own.organisation(), version.name());
        }
    }

    private Side side(Viewer viewer, Trial trial, Participant subject, @Nullable Participant peer) {
        if (policy.mayReportFor(viewer, trial.scope(), subject.organisationId())) {
            return Side.SUBJECT;
        }
        if (peer != null && policy.mayReportFor(viewer, trial.scope(), peer.organisationId())) {
            return Side.PEER;
        }
        throw Refusal.forbidden("report.not-yours", subject.label(), subject.organisation());
    }
}
