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
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the entries of a trial are held against: its tests, who takes part as what, and who may speak for whom. */
final class Sheet {

    /** How far the clock of whoever ran a test may be ahead of ours. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private record Accepting(long version, long organisation) {}

    private final Trial trial;
    private final TrialTests tests;
    private final Legends legends;
    private final AccessPolicy policy;
    private final Instant now;
    private final Map<String, TestCase> cases = new HashMap<>();
    private final Map<Long, Participant> participants = new HashMap<>();
    private final Map<Accepting, Boolean> accepted = new HashMap<>();

    Sheet(
            Trial trial,
            List<Participant> participants,
            TrialTests tests,
            Legends legends,
            AccessPolicy policy,
            Instant now) {
        this.trial = trial;
        this.tests = tests;
        this.legends = legends;
        this.policy = policy;
        this.now = now;
        tests.cases(trial).forEach(c -> cases.put(c.key(), c));
        participants.forEach(p -> this.participants.put(p.id(), p));
    }

    Trial trial() {
        return trial;
    }

    /** The reports that entries make; what cannot be one is put among the objections, by its place. */
    List<NewReport> checked(Viewer viewer, List<Entry> entries, Map<Integer, Refusal> objections) {
        List<NewReport> reports = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            try {
                reports.add(checked(viewer, entries.get(i), reports.size()));
            } catch (Refusal refusal) {
                objections.put(i, refusal);
            }
        }
        return reports;
    }

    /**
     * The report that an entry makes; refuses with a sentence what cannot be one.
     *
     * @param place how many entries were made with it and before it: of two of one cell the later one stands
     */
    NewReport checked(Viewer viewer, Entry entry, int place) {
        Participant subject = participant(entry.subject());
        Long with = entry.peer();
        Participant peer = with == null ? null : participant(with);
        TestCase test = cases.get(entry.test());
        if (test == null) {
            throw Refusal.invalid("report.test-unknown", entry.test());
        }
        requireFits(test, subject, peer);
        Side side = side(viewer, subject, peer);
        Participant own = side == Side.PEER && peer != null ? peer : subject;
        if (own.hasLeft()) {
            throw Refusal.conflict("report.withdrawn", own.label(), trial.title());
        }
        requireLegend(tests.versionOf(trial, test.id()), own);
        String reason = entry.reason() == null || entry.reason().isBlank() ? null : Reason.of(entry.reason());
        if (entry.verdict().needsReason() && reason == null) {
            throw Refusal.invalid("report.reason-missing", entry.verdict().word());
        }
        requireText("reason", reason, NewReport.LONGEST_REASON);
        String notes = entry.notes() == null || entry.notes().isBlank()
                ? null
                : entry.notes().strip();
        requireText("notes", notes, NewReport.LONGEST_NOTES);
        Instant observed = entry.observedAt();
        if (observed != null && observed.isAfter(now.plus(AHEAD))) {
            throw Refusal.invalid("report.in-the-future", observed.toString());
        }
        return new NewReport(
                test.id(),
                test.kind(),
                subject.id(),
                peer == null ? null : peer.id(),
                side,
                entry.verdict(),
                reason,
                notes,
                observed,
                now.plus(place, ChronoUnit.MICROS),
                entry.id());
    }

    private Participant participant(long id) {
        Participant participant = participants.get(id);
        if (participant == null) {
            throw Refusal.invalid("report.participant-unknown", id);
        }
        return participant;
    }

    private static void requireText(String field, @Nullable String text, int longest) {
        if (text != null && text.length() > longest) {
            throw Refusal.invalid("field.long", field, text.length(), longest);
        }
        Text.requireStorable(field, text);
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
        boolean done = accepted.computeIfAbsent(
                new Accepting(version.id(), own.organisationId()),
                a -> legends.isAccepted(a.version(), a.organisation()));
        if (!done) {
            throw Refusal.conflict("legend.accept-first", own.organisation(), version.name());
        }
    }

    private Side side(Viewer viewer, Participant subject, @Nullable Participant peer) {
        if (policy.mayReportFor(viewer, trial.scope(), subject.organisationId())) {
            return Side.SUBJECT;
        }
        if (peer != null && policy.mayReportFor(viewer, trial.scope(), peer.organisationId())) {
            return Side.PEER;
        }
        throw Refusal.forbidden("report.not-yours", subject.label(), subject.organisation());
    }
}
