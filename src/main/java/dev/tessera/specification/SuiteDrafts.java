package dev.tessera.specification;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Fault;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts of test suites, edited one test case at a time; {@link SuitePages} reads them. Everybody who edits a suite edits the same draft; who changes a row that somebody else changed since is told what it says now.
 *
 * <p>The history has one entry for each person who edits a draft, at the first thing that they do; what came of it is in
 * the release's entry and in the comparison of revisions.
 */
@Service
public class SuiteDrafts {

    /** A test case that was taken out of a draft, and the lineage of the one that it stood after. */
    public record Removed(long lineage, @Nullable Long after, TestCaseText text) {}

    /**
     * A row to be stored with others.
     *
     * @param id the test case that is to say this; none: a new one
     * @param edits the number of its text that whoever sends this saw
     * @param where how the row is called if it is wrong
     */
    public record Row(@Nullable Long id, int edits, Sentence where, TestCaseText text) {}

    private final SuiteDraftQueries drafts;
    private final TestSuiteQueries suites;
    private final SuiteWriteQueries writes;
    private final Specifications specifications;
    private final AccessPolicy policy;
    private final Audit audit;

    SuiteDrafts(
            SuiteDraftQueries drafts,
            TestSuiteQueries suites,
            SuiteWriteQueries writes,
            Specifications specifications,
            AccessPolicy policy,
            Audit audit) {
        this.drafts = drafts;
        this.suites = suites;
        this.writes = writes;
        this.specifications = specifications;
        this.policy = policy;
        this.audit = audit;
    }

    /** The draft of a version's test suite; where there is none, a new one that begins as the newest revision. */
    @Transactional
    public SuiteRevision begin(Viewer viewer, String specification, String version) {
        policy.requireCoordinator(viewer);
        SpecificationVersion of = specifications
                .find(specification, version)
                .orElseThrow(() -> Refusal.notFound("specification.unknown", specification + "/" + version));
        writes.lock(of.id());
        Optional<SuiteRevision> existing = suites.draft(of.id());
        if (existing.isPresent()) {
            return existing.get();
        }
        Optional<SuiteRevision> latest = suites.latest(of.id());
        int number = latest.map(SuiteRevision::number).orElse(0) + 1;
        long id = writes.draft(of.id(), number, viewer.account());
        latest.ifPresent(r -> drafts.copy(r.id(), id));
        drafts.begins(id, viewer.account());
        audit.changed(viewer, "test-suite.begun", thing(of), Map.of(), Map.of("revision", number), null);
        return suites.draft(of.id()).orElseThrow();
    }

    /** Who else edited a draft, by name. */
    @Transactional(readOnly = true)
    public List<String> others(Viewer viewer, long revision) {
        policy.requireCoordinator(viewer);
        return drafts.editors(revision, viewer.account());
    }

    /**
     * A key for a test case that stands beside another: the next number after the other's, or where that is taken the
     * first that is free after all of its kind.
     *
     * @param like the other's key
     */
    @Transactional(readOnly = true)
    public String nextKey(Viewer viewer, long revision, String like) {
        policy.requireCoordinator(viewer);
        return NextKey.after(like, beginning -> drafts.keysLike(revision, beginning));
    }

    /**
     * Makes a test case of a draft say this.
     *
     * @param edits the number of the text that whoever changes it saw
     * @throws Refusal if somebody changed it since, and then with what it says now
     */
    @Transactional
    public SuiteCase change(Viewer viewer, long revision, long id, int edits, TestCaseText text) {
        SpecificationVersion of = edit(viewer, revision);
        TestCaseText sound = new SuiteTexts(of).sound(text);
        SuiteCase now = require(revision, id);
        if (now.edits() != edits) {
            throw Refusal.conflict(
                    "suite.changed-meanwhile", now.text().key(), now.text().title());
        }
        if (now.text().equals(sound)) {
            return now;
        }
        requireFree(revision, id, sound);
        drafts.change(id, sound, roles(of));
        return require(revision, id);
    }

    /**
     * A new test case in a draft.
     *
     * @param after the one that it stands after; none: the last
     */
    @Transactional
    public SuiteCase add(Viewer viewer, long revision, @Nullable Long after, TestCaseText text) {
        SpecificationVersion of = edit(viewer, revision);
        TestCaseText sound = new SuiteTexts(of).sound(text);
        requireFree(revision, null, sound);
        int place = room(revision, ordinal(revision, after), 1).getFirst();
        return require(revision, drafts.insert(revision, of, null, place, sound, roles(of)));
    }

    /** Takes test cases out of a draft; what comes back puts them in again. */
    @Transactional
    public List<Removed> remove(Viewer viewer, long revision, Collection<Long> ids) {
        edit(viewer, revision);
        List<SuiteCase> gone = drafts.some(revision, ids);
        Map<Long, @Nullable Long> after = drafts.predecessors(revision, ids);
        drafts.remove(gone.stream().map(SuiteCase::id).toList());
        return gone.stream()
                .map(c -> new Removed(c.lineage(), after.get(c.lineage()), c.text()))
                .toList();
    }

    /** Puts removed test cases in again, each after the one that it stood after; else at the end. */
    @Transactional
    public List<SuiteCase> restore(Viewer viewer, long revision, List<Removed> removed) {
        SpecificationVersion of = edit(viewer, revision);
        Map<String, Long> roles = roles(of);
        List<SuiteCase> back = new ArrayList<>();
        for (Removed r : removed) {
            if (drafts.ordinalOfLineage(revision, r.lineage()).isPresent()) {
                continue;
            }
            requireFree(revision, null, r.text());
            Long after = r.after();
            int ordinal =
                    after == null ? 0 : drafts.ordinalOfLineage(revision, after).orElseGet(() -> drafts.last(revision));
            int place = room(revision, ordinal, 1).getFirst();
            back.add(require(revision, drafts.insert(revision, of, r.lineage(), place, r.text(), roles)));
        }
        return back;
    }

    /**
     * Moves a test case of a draft by one place.
     *
     * @return whether it moved: the first goes no further up
     */
    @Transactional
    public boolean move(Viewer viewer, long revision, long id, boolean up) {
        edit(viewer, revision);
        int here = drafts.ordinal(revision, id).orElseThrow(SuiteDrafts::gone);
        Optional<Integer> there = drafts.neighbour(revision, here, up);
        there.ifPresent(other -> drafts.swap(revision, here, other));
        return there.isPresent();
    }

    /**
     * Stores several rows, all of them or none.
     *
     * @param after the test case that new ones stand after; none: at the end
     * @throws Refusal with every fault and its row, if a row is wrong
     */
    @Transactional
    public List<SuiteCase> putAll(Viewer viewer, long revision, @Nullable Long after, List<Row> rows) {
        SpecificationVersion of = edit(viewer, revision);
        List<TestCaseText> texts = new SuiteTexts(of)
                .sound(rows.stream()
                        .map(r -> new TestCaseDraft(r.where(), r.text()))
                        .toList());
        requireFree(revision, rows, texts);
        Map<Long, SuiteCase> now =
                drafts
                        .some(
                                revision,
                                rows.stream()
                                        .map(Row::id)
                                        .filter(Objects::nonNull)
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(SuiteCase::id, Function.identity()));
        requireUnchanged(rows, now);
        Map<String, Long> roles = roles(of);
        int fresh = (int) rows.stream().filter(r -> r.id() == null).count();
        List<Integer> places = fresh == 0 ? List.of() : room(revision, ordinal(revision, after), fresh);
        List<Long> stored = new ArrayList<>();
        int next = 0;
        try {
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                Long id = row.id();
                if (id == null) {
                    stored.add(drafts.insert(revision, of, null, places.get(next++), texts.get(i), roles));
                } else {
                    if (!Objects.requireNonNull(now.get(id)).text().equals(texts.get(i))) {
                        drafts.change(id, texts.get(i), roles);
                    }
                    stored.add(id);
                }
            }
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("suite.keys-swapped");
        }
        return drafts.some(revision, stored);
    }

    private static void requireUnchanged(List<Row> rows, Map<Long, SuiteCase> now) {
        List<Fault> faults = new ArrayList<>();
        for (Row row : rows) {
            SuiteCase here = row.id() == null ? null : now.get(row.id());
            if (row.id() != null && here == null) {
                faults.add(new Fault(row.where(), Sentence.of("suite.case-gone")));
            } else if (here != null && here.edits() != row.edits()) {
                faults.add(new Fault(
                        row.where(),
                        Sentence.of(
                                "suite.changed-meanwhile",
                                here.text().key(),
                                here.text().title())));
            }
        }
        refuse(faults);
    }

    private void requireFree(long revision, List<Row> rows, List<TestCaseText> texts) {
        Set<Long> replaced = new HashSet<>();
        rows.forEach(r -> {
            if (r.id() != null) {
                replaced.add(r.id());
            }
        });
        Set<String> keys = new HashSet<>();
        Map<String, String> uris = new HashMap<>();
        drafts.taken(revision).stream().filter(t -> !replaced.contains(t.id())).forEach(t -> {
            keys.add(t.key());
            if (t.uri() != null) {
                uris.put(t.uri(), t.key());
            }
        });
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            TestCaseText text = texts.get(i);
            Sentence where = rows.get(i).where();
            if (keys.contains(text.key())) {
                faults.add(new Fault(where, Sentence.of("suite.key-taken", text.key())));
            }
            String owner = text.uri() == null ? null : uris.get(text.uri());
            if (owner != null) {
                faults.add(new Fault(where, Sentence.of("suite.uri-taken", Objects.requireNonNull(text.uri()), owner)));
            }
        }
        refuse(faults);
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults, "suite.rows-wrong", faults.size());
        }
    }

    private void requireFree(long revision, @Nullable Long id, TestCaseText text) {
        drafts.taken(revision, id, text).ifPresent(other -> {
            throw other.key().equals(text.key())
                    ? Refusal.invalid("suite.key-taken", text.key())
                    : Refusal.invalid("suite.uri-taken", Objects.requireNonNull(text.uri()), other.key());
        });
    }

    private int ordinal(long revision, @Nullable Long after) {
        return after == null
                ? drafts.last(revision)
                : drafts.ordinal(revision, after).orElseThrow(SuiteDrafts::gone);
    }

    /** Free places after one, in order; the others are spread anew only where there is no room left. */
    private List<Integer> room(long revision, int after, int wanted) {
        Optional<Integer> next = drafts.neighbour(revision, after, false);
        long step = next.map(n -> (n - after) / (wanted + 1)).orElse(SuiteWriteQueries.GAP);
        if (step < 1 || after + step * wanted > Integer.MAX_VALUE) {
            int standing = drafts.before(revision, "", after + 1);
            drafts.spread(revision, after, wanted);
            return places((long) standing * SuiteWriteQueries.GAP, SuiteWriteQueries.GAP, wanted);
        }
        return places(after, step, wanted);
    }

    private static List<Integer> places(long after, long step, int wanted) {
        List<Integer> places = new ArrayList<>(wanted);
        for (int i = 1; i <= wanted; i++) {
            places.add(Math.toIntExact(after + step * i));
        }
        return places;
    }

    /** What is edited, with everybody else kept from editing it until this is stored. */
    private SpecificationVersion edit(Viewer viewer, long revision) {
        policy.requireCoordinator(viewer);
        SpecificationVersion of = version(revision);
        writes.lock(of.id());
        SuiteDraftQueries.Found found = drafts.find(revision).orElseThrow(SuiteDrafts::discarded);
        if (!found.draft()) {
            throw Refusal.conflict("suite.released-meanwhile", found.number());
        }
        if (drafts.begins(revision, viewer.account())) {
            audit.changed(viewer, "test-suite.edited", thing(of), Map.of(), Map.of("revision", found.number()), null);
        }
        return of;
    }

    private SpecificationVersion version(long revision) {
        return drafts.find(revision)
                .flatMap(f -> specifications.find(f.specification(), f.version()))
                .orElseThrow(SuiteDrafts::discarded);
    }

    private SuiteCase require(long revision, long id) {
        return drafts.one(revision, id).orElseThrow(SuiteDrafts::gone);
    }

    static Refusal gone() {
        return Refusal.notFound("suite.case-gone");
    }

    static Refusal discarded() {
        return Refusal.notFound("suite.draft-gone");
    }

    private static Map<String, Long> roles(SpecificationVersion of) {
        Map<String, Long> roles = new LinkedHashMap<>();
        of.roles().forEach(r -> roles.put(r.name(), r.id()));
        return roles;
    }

    private static Thing thing(SpecificationVersion of) {
        return new Thing(ThingKind.TEST_SUITE, of.id(), of.name(), null, null);
    }
}
