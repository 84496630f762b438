package dev.tessera.specification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The test suites of specification versions, in revisions. People edit a draft; what is released is the suite that trials
 * open on. A revision that an opened trial uses never changes; an edit makes the next one, and what was seen of the tests
 * whose meaning that changed is stale.
 */
@Service
public class TestSuites {

    private static final int KEPT_CASES = 200_000;
    private static final int LONGEST_NOTE = 4000;

    private final Cache<Long, List<TestCase>> frozen = Caffeine.newBuilder()
            .maximumWeight(KEPT_CASES)
            .weigher((Long revision, List<TestCase> cases) -> 1 + cases.size())
            .build();
    private final TestSuiteQueries queries;
    private final SuiteWriteQueries writes;
    private final Specifications specifications;
    private final AccessPolicy policy;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    TestSuites(
            TestSuiteQueries queries,
            SuiteWriteQueries writes,
            Specifications specifications,
            AccessPolicy policy,
            Audit audit,
            ApplicationEventPublisher events) {
        this.queries = queries;
        this.writes = writes;
        this.specifications = specifications;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
    }

    /** The test cases of a revision, in suite order. A frozen revision never changes, so it is read once. */
    public List<TestCase> cases(long revision) {
        List<TestCase> known = frozen.getIfPresent(revision);
        if (known != null) {
            return known;
        }
        boolean forGood = queries.isFrozen(revision);
        List<TestCase> read = List.copyOf(queries.cases(revision));
        if (forGood) {
            frozen.put(revision, read);
        }
        return read;
    }

    /** The newest released revision of a version's test suite, if it has one: what a trial opens on. */
    public Optional<SuiteRevision> latest(long specificationVersion) {
        return queries.latest(specificationVersion);
    }

    /** A released revision of a version's test suite by its number. */
    public Optional<SuiteRevision> released(long specificationVersion, int number) {
        return queries.revisions(specificationVersion).stream()
                .filter(r -> r.number() == number && !r.isDraft())
                .findFirst();
    }

    /** The revisions of a version's test suite, newest first: the released ones, and for editors their draft. */
    public List<SuiteRevision> revisions(Viewer viewer, SpecificationVersion of) {
        boolean editor = policy.mayCoordinate(viewer);
        return queries.revisions(of.id()).stream()
                .filter(r -> editor || !r.isDraft())
                .toList();
    }

    /**
     * One revision of a version's test suite.
     *
     * @throws Refusal the same for a draft that the viewer does not edit as for one that is not there
     */
    public SuiteRevision revision(Viewer viewer, SpecificationVersion of, int number) {
        return revisions(viewer, of).stream()
                .filter(r -> r.number() == number)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("suite.revision-unknown", of.path(), number));
    }

    /** The test cases of a revision, in suite order, with all that they say. */
    public List<SuiteCase> texts(SuiteRevision revision) {
        return queries.texts(revision.id());
    }

    /**
     * A test case over the revisions that the viewer sees.
     *
     * @throws Refusal if none of them has it
     */
    public TestHistory history(Viewer viewer, SpecificationVersion of, long lineage) {
        return findHistory(viewer, of, lineage)
                .orElseThrow(() -> Refusal.notFound("suite.test-unknown", of.path(), Long.toString(lineage)));
    }

    /** A test case over the revisions that the viewer sees, if any of them has it. */
    public Optional<TestHistory> findHistory(Viewer viewer, SpecificationVersion of, long lineage) {
        List<SuiteRevision> seen = revisions(viewer, of);
        Map<Long, SuiteCase> texts = queries.lineage(lineage);
        List<TestHistory.InRevision> in = new ArrayList<>();
        for (SuiteRevision revision : seen) {
            SuiteCase there = texts.get(revision.id());
            if (there != null) {
                in.add(new TestHistory.InRevision(revision, there.text()));
            }
        }
        if (in.isEmpty()) {
            return Optional.empty();
        }
        boolean gone = seen.stream()
                .filter(r -> !r.isDraft())
                .findFirst()
                .map(r -> !texts.containsKey(r.id()))
                .orElse(false);
        return Optional.of(new TestHistory(lineage, in, gone));
    }

    /** In what a revision differs from an earlier one. */
    public SuiteDifference compare(SuiteRevision earlier, SuiteRevision later) {
        return SuiteDifference.between(
                queries.texts(earlier.id()), SuiteDifference.Later.of(queries.texts(later.id())));
    }

    /** The test cases of a revision, by id, whose meaning a later release changed. */
    public Map<Long, Staleness> stale(long revision) {
        return queries.stale(revision);
    }

    /**
     * In what a file differs from the draft, or where there is none from the newest revision. Nothing is stored.
     *
     * @param renames which test cases of the file are earlier ones under another key
     * @throws Refusal with every fault and its place, if a case is wrong
     */
    @Transactional(readOnly = true)
    public SuiteDifference compare(
            Viewer viewer, String specification, String version, List<TestCaseDraft> drafts, List<Rename> renames) {
        policy.requireCoordinator(viewer);
        SpecificationVersion of = require(specification, version);
        List<TestCaseText> texts = new SuiteTexts(of).sound(drafts);
        List<SuiteCase> before = current(of).map(r -> queries.texts(r.id())).orElse(List.of());
        return SuiteDifference.between(before, SuiteDifference.Later.matched(before, texts, renames));
    }

    /** Makes these the released test cases of a specification version, as if nothing had another key than before. */
    @Transactional
    public SuiteChange replace(Viewer viewer, String specification, String version, List<TestCaseDraft> drafts) {
        return replace(viewer, specification, version, drafts, List.of());
    }

    /**
     * Makes these the released test cases of a specification version, all of them or none. A revision that no trial has
     * opened on is written anew; else they are the next one.
     *
     * @param renames which of them are earlier ones under another key
     * @throws Refusal with every fault and its place, if a case is wrong; or if somebody is editing a draft, which this
     *     would undo
     */
    @Transactional
    public SuiteChange replace(
            Viewer viewer, String specification, String version, List<TestCaseDraft> drafts, List<Rename> renames) {
        policy.requireCoordinator(viewer);
        SpecificationVersion of = require(specification, version);
        List<TestCaseText> texts = new SuiteTexts(of).sound(drafts);
        writes.lock(of.id());
        queries.draft(of.id()).ifPresent(draft -> {
            throw Refusal.conflict("suite.draft-in-the-way", of.path(), draft.number());
        });
        Optional<SuiteRevision> latest = queries.latest(of.id());
        List<SuiteCase> before = latest.map(r -> queries.texts(r.id())).orElse(List.of());
        List<SuiteDifference.Later> after = SuiteDifference.Later.matched(before, texts, renames);
        SuiteDifference difference = SuiteDifference.between(before, after);
        if (latest.isPresent() && difference.isNothing()) {
            return change(latest.get().number(), difference);
        }
        SuiteRevision revision = latest.filter(r -> !r.frozen()).orElseGet(() -> draft(of, viewer));
        writes.write(revision.id(), of, after);
        if (revision.isDraft()) {
            writes.release(revision.id(), viewer.account(), null);
        } else {
            writes.fresh(revision.id());
        }
        markStale(of, revision, Set.of());
        events.publishEvent(new SuiteReleased(of.id(), revision.id()));
        note(viewer, "test-suite.replaced", of, revision.number(), difference);
        return change(revision.number(), difference);
    }

    /**
     * Makes these the test cases of the draft, all of them or none; the released suite stays as it is.
     *
     * @param renames which of them are earlier ones under another key
     * @throws Refusal with every fault and its place, if a case is wrong
     */
    @Transactional
    public SuiteChange replaceDraft(
            Viewer viewer, String specification, String version, List<TestCaseDraft> drafts, List<Rename> renames) {
        policy.requireCoordinator(viewer);
        SpecificationVersion of = require(specification, version);
        List<TestCaseText> texts = new SuiteTexts(of).sound(drafts);
        writes.lock(of.id());
        List<SuiteCase> before = current(of).map(r -> queries.texts(r.id())).orElse(List.of());
        List<SuiteDifference.Later> after = SuiteDifference.Later.matched(before, texts, renames);
        SuiteDifference difference = SuiteDifference.between(before, after);
        Optional<SuiteRevision> now = current(of);
        if (now.isPresent() && difference.isNothing()) {
            return change(now.get().number(), difference);
        }
        SuiteRevision draft = queries.draft(of.id()).orElseGet(() -> draft(of, viewer));
        writes.write(draft.id(), of, after);
        note(viewer, "test-suite.imported", of, draft.number(), difference);
        return change(draft.number(), difference);
    }

    /**
     * Makes the draft the suite that trials open on from now; trials that have not opened yet move to it, and what was
     * seen in others of the tests whose meaning it changes is stale.
     *
     * @param note what is new, for readers
     * @param editorial the lineages of changed test cases that still mean the same, so that nothing of them is stale
     */
    @Transactional
    public SuiteRevision release(
            Viewer viewer, String specification, String version, @Nullable String note, Set<Long> editorial) {
        policy.requireCoordinator(viewer);
        SpecificationVersion of = require(specification, version);
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Refusal.invalid("field.long", "note", note.length(), LONGEST_NOTE);
        }
        writes.lock(of.id());
        SuiteRevision draft = queries.draft(of.id()).orElseThrow(() -> Refusal.conflict("suite.no-draft", of.path()));
        if (draft.cases() == 0) {
            throw Refusal.conflict("suite.draft-empty");
        }
        Optional<SuiteRevision> latest = queries.latest(of.id());
        SuiteDifference difference = SuiteDifference.between(
                latest.map(r -> queries.texts(r.id())).orElse(List.of()),
                SuiteDifference.Later.of(queries.texts(draft.id())));
        if (latest.isPresent() && difference.isNothing()) {
            throw Refusal.conflict("suite.nothing-new", latest.get().number());
        }
        writes.release(draft.id(), viewer.account(), note == null || note.isBlank() ? null : note.strip());
        markStale(of, draft, editorial);
        events.publishEvent(new SuiteReleased(of.id(), draft.id()));
        note(viewer, "test-suite.released", of, draft.number(), difference);
        return revision(viewer, of, draft.number());
    }

    /** Throws the draft away. */
    @Transactional
    public void discard(Viewer viewer, String specification, String version) {
        policy.requireCoordinator(viewer);
        SpecificationVersion of = require(specification, version);
        writes.lock(of.id());
        SuiteRevision draft = queries.draft(of.id()).orElseThrow(() -> Refusal.conflict("suite.no-draft", of.path()));
        writes.discard(draft.id());
        audit.changed(
                viewer,
                "test-suite.discarded",
                new Thing(ThingKind.TEST_SUITE, of.id(), of.name(), null, null),
                Map.of("revision", draft.number(), "cases", draft.cases()),
                Map.of(),
                null);
    }

    /** From now on this revision never changes: a trial that uses it has opened. */
    @Transactional
    public void freeze(long revision) {
        writes.freeze(revision);
    }

    private SpecificationVersion require(String specification, String version) {
        return specifications
                .find(specification, version)
                .orElseThrow(() -> Refusal.notFound("specification.unknown", specification + "/" + version));
    }

    /** The draft, or where there is none what it would begin with. */
    private Optional<SuiteRevision> current(SpecificationVersion of) {
        return queries.draft(of.id()).or(() -> queries.latest(of.id()));
    }

    private SuiteRevision draft(SpecificationVersion of, Viewer editor) {
        int number = queries.latest(of.id()).map(SuiteRevision::number).orElse(0) + 1;
        long id = writes.draft(of.id(), number, editor.account());
        return new SuiteRevision(id, number, false, 0, null, null);
    }

    private void markStale(SpecificationVersion of, SuiteRevision released, Set<Long> editorial) {
        queries.revisions(of.id()).stream()
                .filter(r -> !r.isDraft() && r.number() < released.number())
                .findFirst()
                .ifPresent(earlier -> {
                    SuiteDifference since = compare(earlier, released);
                    writes.stale(
                            of.id(),
                            released,
                            since.changed().stream()
                                    .filter(CaseChange::bearsOnOutcomes)
                                    .map(CaseChange::lineage)
                                    .filter(l -> !editorial.contains(l))
                                    .toList(),
                            TestChange.CHANGED);
                    writes.stale(
                            of.id(),
                            released,
                            since.removed().stream().map(SuiteCase::lineage).toList(),
                            TestChange.REMOVED);
                });
    }

    private static SuiteChange change(int revision, SuiteDifference difference) {
        return new SuiteChange(
                revision,
                difference.added().size(),
                difference.changed().size(),
                difference.removed().size(),
                difference.renames());
    }

    private void note(
            Viewer viewer, String operation, SpecificationVersion of, int revision, SuiteDifference difference) {
        Map<String, @Nullable Object> after = new LinkedHashMap<>();
        after.put("revision", revision);
        after.put("added", difference.added().size());
        after.put("changed", difference.changed().size());
        after.put("removed", difference.removed().size());
        audit.changed(
                viewer,
                operation,
                new Thing(ThingKind.TEST_SUITE, of.id(), of.name(), null, null),
                Map.of(),
                after,
                null);
    }
}
