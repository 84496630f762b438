package dev.tessera.specification;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Fault;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.common.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The test suites of specification versions, in revisions. A revision that an opened trial uses never changes; an
 * edit makes the next one.
 */
@Service
public class TestSuites {

    private static final int LONGEST_URI = 2000;
    private static final int KEPT_CASES = 200_000;

    private final Cache<Long, List<TestCase>> frozen = Caffeine.newBuilder()
            .maximumWeight(KEPT_CASES)
            .weigher((Long revision, List<TestCase> cases) -> 1 + cases.size())
            .build();
    private final TestSuiteQueries queries;
    private final Specifications specifications;
    private final AccessPolicy policy;
    private final Audit audit;

    TestSuites(TestSuiteQueries queries, Specifications specifications, AccessPolicy policy, Audit audit) {
        this.queries = queries;
        this.specifications = specifications;
        this.policy = policy;
        this.audit = audit;
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

    /** The newest revision of a version's test suite, if it has one. */
    public Optional<SuiteRevision> latest(long specificationVersion) {
        return queries.latest(specificationVersion);
    }

    /**
     * Makes these the test cases of a specification version, all of them or none.
     *
     * @throws Refusal with every fault and its place, if a case is wrong
     */
    @Transactional
    public SuiteChange replace(Viewer viewer, String specification, String version, List<TestCaseDraft> drafts) {
        policy.requireCoordinator(viewer);
        SpecificationVersion of = specifications
                .find(specification, version)
                .orElseThrow(() -> Refusal.notFound("specification.unknown", specification + "/" + version));
        requireSound(of, drafts);
        queries.lock(of.id());
        Optional<SuiteRevision> latest = queries.latest(of.id());
        Map<String, TestCase> before = new LinkedHashMap<>();
        latest.ifPresent(r -> queries.cases(r.id()).forEach(c -> before.put(c.key(), c)));
        List<NewTestCase> after = resolve(of, drafts);

        int added = 0;
        int changed = 0;
        boolean reordered = false;
        for (NewTestCase c : after) {
            TestCase old = before.get(c.draft().key());
            if (old == null) {
                added++;
            } else if (!c.saysTheSameAs(old)) {
                changed++;
            } else if (old.ordinal() != c.ordinal()) {
                reordered = true;
            }
        }
        int removed = before.size() - (after.size() - added);
        if (latest.isPresent() && added == 0 && changed == 0 && removed == 0 && !reordered) {
            return new SuiteChange(latest.get().number(), 0, 0, 0);
        }
        SuiteRevision revision = latest.filter(r -> !r.frozen())
                .orElseGet(() ->
                        queries.next(of.id(), latest.map(SuiteRevision::number).orElse(0) + 1, viewer.account()));
        queries.write(revision.id(), of.id(), after);
        audit.changed(
                viewer,
                "test-suite.replaced",
                new Thing(ThingKind.TEST_SUITE, of.id(), of.name(), null, null),
                Map.of(),
                Map.of("revision", revision.number(), "added", added, "changed", changed, "removed", removed),
                null);
        return new SuiteChange(revision.number(), added, changed, removed);
    }

    /** From now on this revision never changes: a trial that uses it has opened. */
    @Transactional
    public void freeze(long revision) {
        queries.freeze(revision);
    }

    private static void requireSound(SpecificationVersion of, List<TestCaseDraft> drafts) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Sentence> keys = new HashMap<>();
        Map<String, Sentence> uris = new HashMap<>();
        for (TestCaseDraft draft : drafts) {
            Label.objection(draft.key()).ifPresent(o -> faults.add(fault(draft, "field.invalid", "key", o)));
            Label.objection(draft.title()).ifPresent(o -> faults.add(fault(draft, "field.invalid", "title", o)));
            if (draft.group() != null) {
                Label.objection(draft.group()).ifPresent(o -> faults.add(fault(draft, "field.invalid", "group", o)));
            }
            if (draft.section() != null && draft.section().length() > Label.LONGEST) {
                faults.add(fault(draft, "field.long", "section", draft.section().length(), Label.LONGEST));
            }
            if (draft.uri() != null && draft.uri().length() > LONGEST_URI) {
                faults.add(fault(draft, "field.long", "uri", draft.uri().length(), LONGEST_URI));
            }
            if (!Text.isStorable(draft.section())) {
                faults.add(fault(draft, "field.nul", "section"));
            }
            if (!Text.isStorable(draft.uri())) {
                faults.add(fault(draft, "field.nul", "uri"));
            }
            Sentence sameKey = keys.putIfAbsent(draft.key(), draft.where());
            if (sameKey != null) {
                faults.add(fault(draft, "suite.key-twice", draft.key(), sameKey));
            }
            String uri = draft.uri();
            Sentence sameUri = uri == null ? null : uris.putIfAbsent(uri, draft.where());
            if (uri != null && sameUri != null) {
                faults.add(fault(draft, "suite.uri-twice", uri, sameUri));
            }
            if (draft.kind() == TestKind.INTEROPERABILITY && draft.roles().size() != 2) {
                faults.add(fault(
                        draft, "suite.two-roles", draft.key(), draft.roles().size()));
            }
            Set<String> known = new HashSet<>();
            of.roles().forEach(r -> known.add(r.name().toLowerCase(Locale.ROOT)));
            for (String role : draft.roles()) {
                if (!known.contains(role.toLowerCase(Locale.ROOT))) {
                    faults.add(fault(
                            draft,
                            "suite.role-unknown",
                            role,
                            of.path(),
                            String.join(
                                    ", ",
                                    of.roles().stream()
                                            .map(SpecificationRole::name)
                                            .toList())));
                }
            }
        }
        if (drafts.isEmpty()) {
            throw Refusal.invalid("suite.empty");
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults, "suite.faults", faults.size());
        }
    }

    private static Fault fault(TestCaseDraft draft, String key, Object... args) {
        return new Fault(draft.where(), Sentence.of(key, args));
    }

    private static List<NewTestCase> resolve(SpecificationVersion of, List<TestCaseDraft> drafts) {
        Map<String, Long> roles = new HashMap<>();
        of.roles().forEach(r -> roles.put(r.name().toLowerCase(Locale.ROOT), r.id()));
        List<NewTestCase> cases = new ArrayList<>(drafts.size());
        for (TestCaseDraft draft : drafts) {
            List<Long> ids = draft.roles().stream()
                    .map(name -> roles.get(name.toLowerCase(Locale.ROOT)))
                    .toList();
            boolean pair = draft.kind() == TestKind.INTEROPERABILITY;
            cases.add(new NewTestCase(
                    cases.size() + 1,
                    draft,
                    pair ? Set.of() : Set.copyOf(ids),
                    pair ? ids.get(0) : null,
                    pair ? ids.get(1) : null));
        }
        return cases;
    }
}
