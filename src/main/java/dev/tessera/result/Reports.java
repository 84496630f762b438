package dev.tessera.result;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.common.Fault;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.legend.Legends;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
        Entry entry = new Entry(test, subject, peer, verdict, reason, notes, null, null);
        Sheet sheet = sheet(viewer, trialSlug);
        NewReport report = sheet.checked(viewer, entry, 0);
        store(viewer, sheet.trial(), List.of(report));
        return queries.outcome(sheet.trial().id(), report.testCase(), subject, peer)
                .orElseThrow();
    }

    /**
     * Records what a person saw in several cells, all or nothing. An entry that was taken before, by its id, is passed
     * over: whoever did not hear that something arrived may send it again.
     *
     * @return where their cells stand now, each cell once
     * @throws Refusal with a sentence for each that cannot be taken; nothing is stored then
     */
    @Transactional
    public List<Outcome> record(Viewer viewer, String trialSlug, List<Entry> entries) {
        Sheet sheet = sheet(viewer, trialSlug);
        Map<Integer, Refusal> objections = new TreeMap<>();
        List<NewReport> reports = sheet.checked(viewer, entries, objections);
        if (!objections.isEmpty()) {
            throw refused(entries.size(), objections);
        }
        store(viewer, sheet.trial(), reports);
        return queries.outcomes(
                sheet.trial().id(),
                reports.stream()
                        .map(r -> new CellKey(sheet.trial().id(), r.testCase(), r.subject(), r.peer()))
                        .collect(Collectors.toSet()));
    }

    /**
     * Records those of several entries that can be taken.
     *
     * @return what is said against the others, by their place in the list
     */
    @Transactional
    public Map<Integer, Refusal> recordWhatCanBe(Viewer viewer, String trialSlug, List<Entry> entries) {
        Sheet sheet = sheet(viewer, trialSlug);
        Map<Integer, Refusal> objections = new TreeMap<>();
        List<NewReport> reports = sheet.checked(viewer, entries, objections);
        if (!reports.isEmpty()) {
            store(viewer, sheet.trial(), reports);
        }
        return objections;
    }

    /** What is said of several entries of which some cannot be taken, each with its place. */
    public static Refusal refused(int all, Map<Integer, Refusal> objections) {
        if (all == 1) {
            return objections.values().iterator().next();
        }
        List<Fault> faults = objections.entrySet().stream()
                .map(o -> new Fault(
                        Sentence.of("report.place", o.getKey() + 1),
                        o.getValue().sentence()))
                .toList();
        return Refusal.invalid(faults, "report.several-refused", faults.size(), all);
    }

    /** What would be said against entries, by their place in the list; nothing is stored. */
    @Transactional(readOnly = true)
    public Map<Integer, Refusal> objections(Viewer viewer, String trialSlug, List<Entry> entries) {
        Map<Integer, Refusal> objections = new TreeMap<>();
        sheet(viewer, trialSlug).checked(viewer, entries, objections);
        return objections;
    }

    private void store(Viewer viewer, Trial trial, List<NewReport> reports) {
        queries.append(trial.id(), reports, now(), viewer.account(), null);
        events.publishEvent(new TrialChanged(trial.id()));
    }

    private Sheet sheet(Viewer viewer, String trialSlug) {
        Trial trial = trials.see(viewer, trialSlug);
        if (!trial.status().takesReports()) {
            throw Refusal.conflict("report.closed", trial.title());
        }
        return new Sheet(trial, trials.participants(trial.id()), tests, legends, policy, now());
    }

    /** Appends the reports of one import; who may is decided before. */
    @Transactional
    public void append(
            long trial, List<NewReport> reports, Instant recordedAt, @Nullable Long account, @Nullable Long importId) {
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
}
