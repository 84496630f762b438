package dev.tessera.profile;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import dev.tessera.common.Slug;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.OrganisationStatus;
import dev.tessera.organisation.Organisations;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.SuiteRevision;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestSuites;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Profiles of specification versions, each kept by the managers of its organisation. What is in one is decided per test
 * case whatever its revision is, so nothing is copied: a matrix of a profile is the trial's own, seen through it.
 */
@Service
public class SpecificationProfiles {

    private static final int MOST_SAID = 200;

    private final SpecificationProfileQueries queries;
    private final Organisations organisations;
    private final TestSuites suites;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Clock clock;

    SpecificationProfiles(
            SpecificationProfileQueries queries,
            Organisations organisations,
            TestSuites suites,
            AccessPolicy policy,
            Audit audit,
            Clock clock) {
        this.queries = queries;
        this.organisations = organisations;
        this.suites = suites;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /** The profiles of a version that everybody may read, by name. */
    public List<SpecificationProfile> published(long specificationVersion) {
        return queries.of(specificationVersion).stream()
                .filter(SpecificationProfile::isPublished)
                .toList();
    }

    /** The profiles of a version that the viewer may know of, by name. */
    public List<SpecificationProfile> visibleTo(Viewer viewer, long specificationVersion) {
        return queries.of(specificationVersion).stream()
                .filter(p -> policy.maySeeProfile(viewer, p.organisation(), p.isPublished()))
                .toList();
    }

    /** One profile of a version, if there is one at this address and the viewer may know of it. */
    public Optional<SpecificationProfile> find(Viewer viewer, long specificationVersion, String slug) {
        return queries.find(specificationVersion, slug)
                .filter(p -> policy.maySeeProfile(viewer, p.organisation(), p.isPublished()));
    }

    /**
     * One profile of a version that the viewer may know of.
     *
     * @throws Refusal the same whether it does not exist or must not be known
     */
    public SpecificationProfile see(Viewer viewer, long specificationVersion, String slug) {
        return find(viewer, specificationVersion, slug).orElseThrow(() -> Refusal.notFound("profile.unknown", slug));
    }

    /** Which test cases are in a profile that was found, and how much each obliges. */
    public ProfileTests tests(SpecificationProfile profile) {
        return new ProfileTests(profile.selection(), queries.rules(profile.id()));
    }

    /** The released test cases of a version as they are now: what a profile of it chooses from. */
    public List<TestCase> suite(long specificationVersion) {
        return suites.latest(specificationVersion)
                .map(SuiteRevision::id)
                .map(suites::cases)
                .orElse(List.of());
    }

    /** Whether the viewer keeps a profile: managers of its organisation, and coordinators. */
    public boolean mayKeep(Viewer viewer, SpecificationProfile profile) {
        return organisations
                .byId(profile.organisation())
                .filter(o -> policy.mayManage(viewer, o.scope()))
                .isPresent();
    }

    /** The organisations in whose name the viewer may make a profile, by name. */
    public List<Organisation> keepers(Viewer viewer) {
        return organisations.visibleTo(viewer).stream()
                .map(listed -> listed.organisation())
                .filter(o -> o.status() == OrganisationStatus.APPROVED && policy.mayManage(viewer, o.scope()))
                .toList();
    }

    /**
     * Makes a profile that only its organisation and coordinators see as yet.
     *
     * @return the last part of its address
     */
    @Transactional
    public String create(Viewer viewer, SpecificationVersion of, String organisation, ProfileForm form) {
        Organisation keeper = organisations.see(viewer, organisation);
        policy.requireManager(viewer, keeper.scope());
        if (keeper.status() != OrganisationStatus.APPROVED) {
            throw Refusal.conflict("profile.organisation-waits", keeper.name());
        }
        ProfileForm sound = ProfileChecks.sound(form);
        String slug = Slug.of(sound.name(), s -> queries.slugTaken(of.id(), s));
        try {
            queries.insert(of.id(), keeper.id(), slug, sound);
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("form.at-once");
        }
        SpecificationProfile made = queries.find(of.id(), slug).orElseThrow();
        audit.changed(viewer, "profile.created", thing(made), Map.of(), made.fields(), null);
        return slug;
    }

    /**
     * Makes a profile's facts what the form says.
     *
     * @param expected the {@code edits} that whoever fills in the form has read
     * @throws Refusal a conflict, if somebody else changed it meanwhile: nothing is stored
     */
    @Transactional
    public void change(Viewer viewer, SpecificationVersion of, String slug, ProfileForm form, int expected) {
        SpecificationProfile before = kept(viewer, of, slug);
        ProfileForm sound = ProfileChecks.sound(form);
        if (before.edits() == expected && sound.equals(before.form())) {
            return;
        }
        requireRead(before, expected);
        queries.update(before.id(), sound);
        changed(viewer, before, "profile.changed");
    }

    /**
     * Says of test cases whether they are in a profile and how much they oblige. Where a rule says what holds anyway, none
     * is kept.
     *
     * @param rules by lineage
     * @param expected the {@code edits} that whoever decides has read
     * @return the {@code edits} now
     * @throws Refusal a conflict, if somebody else changed the profile meanwhile: nothing is stored
     */
    @Transactional
    public int decide(Viewer viewer, SpecificationVersion of, String slug, Map<Long, ProfileRule> rules, int expected) {
        SpecificationProfile profile = kept(viewer, of, slug);
        Set<Long> known = queries.known(of.id(), rules.keySet());
        if (!known.containsAll(rules.keySet())) {
            throw Refusal.invalid("profile.test-unknown", of.name());
        }
        requireRead(profile, expected);
        ProfileTests before = tests(profile);
        Map<Long, ProfileRule> stored = new HashMap<>();
        Map<Long, ProfileRule> was = new TreeMap<>();
        Map<Long, ProfileRule> became = new TreeMap<>();
        rules.forEach((lineage, rule) -> {
            ProfileRule sound = ProfileChecks.sound(rule);
            ProfileRule old = before.rules().getOrDefault(lineage, before.usual());
            if (!sound.equals(old)) {
                was.put(lineage, old);
                became.put(lineage, sound);
            }
            if (!sound.equals(before.usual())) {
                stored.put(lineage, sound);
            }
        });
        queries.rules(profile.id(), rules.keySet(), stored);
        audit.changed(viewer, "profile.tests-changed", thing(profile), said(of.id(), was), said(of.id(), became), null);
        return profile.edits() + 1;
    }

    /** Lets everybody read a profile, and see matrices through it. */
    @Transactional
    public void publish(Viewer viewer, SpecificationVersion of, String slug, int expected) {
        SpecificationProfile profile = kept(viewer, of, slug);
        requireRead(profile, expected);
        if (profile.isPublished()) {
            throw Refusal.conflict("profile.published-already", profile.name());
        }
        queries.published(profile.id(), clock.instant());
        changed(viewer, profile, "profile.published");
    }

    /** Takes a profile back from the public: whoever follows its address finds nothing. */
    @Transactional
    public void withdraw(Viewer viewer, SpecificationVersion of, String slug, int expected) {
        SpecificationProfile profile = kept(viewer, of, slug);
        requireRead(profile, expected);
        if (!profile.isPublished()) {
            throw Refusal.conflict("profile.not-published", profile.name());
        }
        queries.published(profile.id(), null);
        changed(viewer, profile, "profile.withdrawn");
    }

    /** Throws away a profile that is not public. */
    @Transactional
    public void discard(Viewer viewer, SpecificationVersion of, String slug, int expected) {
        SpecificationProfile profile = kept(viewer, of, slug);
        requireRead(profile, expected);
        if (profile.isPublished()) {
            throw Refusal.conflict("profile.withdraw-first", profile.name());
        }
        queries.delete(profile.id());
        audit.changed(viewer, "profile.discarded", thing(profile), profile.fields(), Map.of(), null);
    }

    private SpecificationProfile kept(Viewer viewer, SpecificationVersion of, String slug) {
        SpecificationProfile profile = see(viewer, of.id(), slug);
        if (!mayKeep(viewer, profile)) {
            throw Refusal.forbidden(viewer.token() == null ? "profile.managers-only" : "access.in-person-only");
        }
        return profile;
    }

    private void requireRead(SpecificationProfile profile, int expected) {
        if (!queries.edited(profile.id(), expected)) {
            throw Refusal.conflict("profile.changed-meanwhile", profile.name());
        }
    }

    private void changed(Viewer viewer, SpecificationProfile before, String operation) {
        SpecificationProfile now =
                queries.find(before.specificationVersion(), before.slug()).orElseThrow();
        audit.changed(viewer, operation, thing(now), before.fields(), now.fields(), null);
    }

    /** In a version's history, and for the managers of its organisation. */
    private static Thing thing(SpecificationProfile profile) {
        return new Thing(
                ThingKind.SPECIFICATION, profile.specificationVersion(), profile.name(), profile.organisation(), null);
    }

    /** Rules by the keys that their test cases have now, as the audit keeps them; of very many, how many. */
    private Map<String, @Nullable Object> said(long version, Map<Long, ProfileRule> rules) {
        if (rules.size() > MOST_SAID) {
            long in = rules.values().stream().filter(ProfileRule::included).count();
            Map<String, @Nullable Object> counts = new LinkedHashMap<>();
            counts.put("in", in);
            counts.put("out", rules.size() - in);
            return counts;
        }
        Map<Long, String> keys =
                suite(version).stream().collect(Collectors.toMap(TestCase::lineage, TestCase::key, (a, b) -> a));
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        rules.forEach((lineage, rule) -> said.put(
                keys.getOrDefault(lineage, "#" + lineage),
                (rule.included() ? "in" : "out")
                        + (rule.obligation() == null
                                ? ""
                                : ", " + rule.obligation().name().toLowerCase(Locale.ROOT))
                        + (rule.note() == null ? "" : ": " + rule.note())));
        return said;
    }
}
