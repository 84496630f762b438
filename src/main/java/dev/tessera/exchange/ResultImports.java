package dev.tessera.exchange;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.common.Settings;
import dev.tessera.common.Text;
import dev.tessera.exchange.ImportResult.Rejected;
import dev.tessera.exchange.Matched.CellSide;
import dev.tessera.organisation.Organisations;
import dev.tessera.result.NewReport;
import dev.tessera.result.Reports;
import dev.tessera.result.Side;
import dev.tessera.result.StoredReport;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes files of results into trials: all that can be taken, in one transaction, and a reason for all that cannot.
 *
 * <p>A dry run is the same run, rolled back at its end, so it says exactly what would happen. Imports into one trial
 * wait for each other, so two at once give what one after the other would.
 */
@Service
public class ResultImports {

    /** Clocks differ; more than this ahead of ours is no clock but a mistake. */
    private static final Duration AHEAD = Duration.ofHours(24);

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private static final int STEP = 500;

    private final ImportQueries queries;
    private final Trials trials;
    private final TrialTests trialTests;
    private final Organisations organisations;
    private final Reports reports;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final TransactionTemplate apart;

    ResultImports(
            ImportQueries queries,
            Trials trials,
            TrialTests trialTests,
            Organisations organisations,
            Reports reports,
            AccessPolicy policy,
            Audit audit,
            Settings settings,
            PlatformTransactionManager transactions) {
        this.queries = queries;
        this.trials = trials;
        this.trialTests = trialTests;
        this.organisations = organisations;
        this.reports = reports;
        this.policy = policy;
        this.audit = audit;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        // A dry run is undone whatever transaction its caller is in.
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The largest file that is taken, in bytes. */
    public long limit() {
        return settings.importLimit().toBytes();
    }

    /**
     * Whether the viewer may load results into a trial, and the trial takes any now.
     *
     * @throws Refusal with the reason, if not
     */
    public Trial requireOpen(Viewer viewer, String trialSlug, ImportOptions options) {
        Trial trial = trials.see(viewer, trialSlug);
        if (!policy.mayImport(viewer, trial.scope())) {
            throw Refusal.forbidden("import.not-taking-part", trial.title());
        }
        if (options.createUnknown() && !policy.mayCoordinate(viewer, trial.scope())) {
            throw Refusal.forbidden("access.coordinators-only");
        }
        if (!trial.status().takesReports()) {
            throw Refusal.conflict("import.not-open", trial.title());
        }
        return trial;
    }

    /**
     * Takes a file into a trial.
     *
     * @throws Refusal if nothing of it can be taken: the file is unreadable, or the viewer may not, or the trial is
     *     not open
     */
    public ImportResult run(
            Viewer viewer,
            String trialSlug,
            ImportFormat format,
            byte[] file,
            ImportOptions options,
            Progress progress) {
        Trial trial = requireOpen(viewer, trialSlug, options);
        if (file.length > limit()) {
            throw Refusal.tooLarge("import.too-large", file.length, limit());
        }
        progress.at(Progress.Phase.READING, 0, 1);
        Claims claims = read(format, file);
        progress.at(Progress.Phase.READING, 1, 1);
        return Objects.requireNonNull((options.dryRun() ? apart : transaction).execute(status -> {
            ImportResult result = take(viewer, trial, format, file, claims, options, progress);
            if (options.dryRun()) {
                status.setRollbackOnly();
            }
            return result;
        }));
    }

    private static Claims read(ImportFormat format, byte[] file) {
        return switch (format) {
            case TURTLE -> EarlReader.turtle(file);
            case JSON_LD -> EarlReader.jsonLd(file);
            case CSV -> ResultsCsv.read(file);
        };
    }

    private ImportResult take(
            Viewer viewer,
            Trial trial,
            ImportFormat format,
            byte[] file,
            Claims claims,
            ImportOptions options,
            Progress progress) {
        queries.lock(trial.id());
        Instant now = reports.now();
        Tests tests = new Tests(trialTests.cases(trial));
        Subjects subjects = new Subjects(organisations, trials, trial, options.createUnknown(), claims.subjects());
        List<Rejected> rejected = new ArrayList<>();
        Map<CellSide, List<Matched>> cells = new LinkedHashMap<>();
        int done = 0;
        for (Claim claim : claims.claims()) {
            if (done++ % STEP == 0) {
                progress.at(Progress.Phase.MATCHING, done, claims.claims().size());
            }
            Sentence reason = match(viewer, trial, claim, tests, subjects, now, cells);
            if (reason != null) {
                rejected.add(
                        new Rejected(claim.where(), Excerpt.of(claim.subject()), Excerpt.of(claim.test()), reason));
            }
        }
        Set<Long> about = cells.keySet().stream().map(CellSide::subject).collect(Collectors.toSet());
        Map<CellSide, List<StoredReport>> known = new HashMap<>();
        for (StoredReport report : reports.about(trial.id(), about)) {
            known.computeIfAbsent(CellSide.of(report), c -> new ArrayList<>(2)).add(report);
        }
        List<NewReport> news = new ArrayList<>();
        List<ImportResult.Contradiction> contradictions = new ArrayList<>();
        int superseded = 0;
        for (Map.Entry<CellSide, List<Matched>> cell : cells.entrySet()) {
            CellPlan plan = CellPlan.of(cell.getValue(), known.getOrDefault(cell.getKey(), List.of()), now);
            news.addAll(plan.reports());
            superseded += plan.superseded();
            if (plan.contradiction() != null) {
                contradictions.add(plan.contradiction());
            }
        }
        int unchanged = claims.claims().size() - rejected.size() - news.size();
        progress.at(Progress.Phase.STORING, 0, news.size());
        if (!news.isEmpty()) {
            long id = queries.insert(
                    trial.id(),
                    viewer.account(),
                    format.mediaType(),
                    file,
                    new ImportQueries.Counts(news.size(), unchanged, superseded, rejected.size()),
                    now);
            reports.append(trial.id(), news, now, viewer.account(), id);
            audit.changed(
                    viewer,
                    "result.imported",
                    new Thing(ThingKind.RESULT, id, trial.title(), null, trial.id()),
                    Map.of(),
                    counts(format, news.size(), unchanged, superseded, rejected.size(), subjects.created()),
                    null);
        }
        progress.at(Progress.Phase.STORING, news.size(), news.size());
        return new ImportResult(
                options.dryRun(),
                news.size(),
                unchanged,
                superseded,
                rejected,
                subjects.created(),
                contradictions,
                claims.remarks());
    }

    private static Map<String, Object> counts(
            ImportFormat format,
            int recorded,
            int unchanged,
            int superseded,
            int rejected,
            List<ImportResult.Created> created) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("format", format.mediaType());
        counts.put("recorded", recorded);
        counts.put("unchanged", unchanged);
        counts.put("superseded", superseded);
        counts.put("rejected", rejected);
        if (!created.isEmpty()) {
            counts.put(
                    "created", created.stream().map(ImportResult.Created::name).toList());
        }
        return counts;
    }

    /** Puts a claim to its cell's others, or says why it cannot be taken. */
    private @Nullable Sentence match(
            Viewer viewer,
            Trial trial,
            Claim claim,
            Tests tests,
            Subjects subjects,
            Instant now,
            Map<CellSide, List<Matched>> cells) {
        if (claim.objection() != null) {
            return claim.objection();
        }
        if (!Stream.of(claim.subject(), claim.peer(), claim.test(), claim.reason(), claim.notes())
                .allMatch(Text::isStorable)) {
            return Sentence.of("claim.nul");
        }
        if (claim.date() != null && claim.date().isAfter(now.plus(AHEAD))) {
            return Sentence.of("claim.date-future", claim.date().toString());
        }
        if (claim.date() != null && claim.date().isBefore(EARLIEST)) {
            return Sentence.of("claim.date-past", claim.date().toString());
        }
        TestCase test = tests.find(claim.test());
        if (test == null) {
            return Sentence.of("claim.test-unknown", Excerpt.of(claim.test()));
        }
        boolean pair = test.kind() == TestKind.INTEROPERABILITY;
        if (pair && claim.peer() == null) {
            return Sentence.of("claim.peer-missing", test.key());
        }
        if (!pair && claim.peer() != null) {
            return Sentence.of("claim.no-peer-here", test.key());
        }
        Participant subject;
        switch (subjects.resolve(claim.subject(), pair ? role(test.subjectRole()) : test.roles())) {
            case Resolution.Found found -> subject = found.participant();
            case Resolution.Refused refused -> {
                return refused.reason();
            }
        }
        Participant peer = null;
        if (claim.peer() != null) {
            switch (subjects.resolve(claim.peer(), role(test.peerRole()))) {
                case Resolution.Found found -> peer = found.participant();
                case Resolution.Refused refused -> {
                    return Sentence.of("claim.peer-unknown", refused.reason());
                }
            }
        }
        Side side = side(viewer, trial, subject, peer);
        if (side == null) {
            return Sentence.of("claim.not-yours", subject.label(), subject.organisation());
        }
        Participant own = side == Side.PEER && peer != null ? peer : subject;
        if (own.hasLeft() && !policy.mayCoordinate(viewer, trial.scope())) {
            return Sentence.of("report.withdrawn", own.label(), trial.title());
        }
        Matched matched = new Matched(claim, test, subject, peer, side);
        cells.computeIfAbsent(matched.cellSide(), c -> new ArrayList<>(1)).add(matched);
        return null;
    }

    private static Set<Long> role(@Nullable Long role) {
        return role == null ? Set.of() : Set.of(role);
    }

    /** Whose word a claim is: coordinators load subjects' reports, everybody else speaks for its own products. */
    private @Nullable Side side(Viewer viewer, Trial trial, Participant subject, @Nullable Participant peer) {
        if (policy.mayCoordinate(viewer, trial.scope())
                || policy.mayReportFor(viewer, trial.scope(), subject.organisationId())) {
            return Side.SUBJECT;
        }
        return peer != null && policy.mayReportFor(viewer, trial.scope(), peer.organisationId()) ? Side.PEER : null;
    }

    /** A suite's test cases, by key and by URI. */
    private static final class Tests {

        private final Map<String, TestCase> byName = new HashMap<>();

        Tests(List<TestCase> cases) {
            cases.forEach(c -> {
                if (c.uri() != null) {
                    byName.put(c.uri(), c);
                }
            });
            cases.forEach(c -> byName.put(c.key(), c));
        }

        /** The test of this name; an address may have been written with or without the s of https. */
        @Nullable TestCase find(String name) {
            TestCase found = byName.get(name);
            if (found == null && name.startsWith("http://")) {
                return byName.get("https://" + name.substring("http://".length()));
            }
            if (found == null && name.startsWith("https://")) {
                return byName.get("http://" + name.substring("https://".length()));
            }
            return found;
        }
    }
}
