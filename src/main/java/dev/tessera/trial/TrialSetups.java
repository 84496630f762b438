package dev.tessera.trial;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Slug;
import dev.tessera.common.Text;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.specification.SuiteRevision;
import dev.tessera.specification.TestSuites;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sets trials up: new ones, changed ones, and the next round of one that was. */
@Service
public class TrialSetups {

    private static final int LONGEST_DESCRIPTION = 8000;
    private static final int MOST_DAYS = 365;
    private static final int MOST_PARTNERS = 1000;
    private static final int LARGEST = 100_000;

    private final TrialQueries queries;
    private final Specifications specifications;
    private final TestSuites suites;
    private final Lifecycle lifecycle;
    private final TrialTerms terms;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Clock clock;

    TrialSetups(
            TrialQueries queries,
            Specifications specifications,
            TestSuites suites,
            Lifecycle lifecycle,
            TrialTerms terms,
            AccessPolicy policy,
            Audit audit,
            Clock clock) {
        this.queries = queries;
        this.specifications = specifications;
        this.suites = suites;
        this.lifecycle = lifecycle;
        this.terms = terms;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /** All that is decided about a trial, to be changed or taken over into another one. */
    public TrialSettings settings(Viewer viewer, String slug) {
        return settings(coordinated(viewer, queries.find(slug), slug));
    }

    private TrialSettings settings(Trial trial) {
        Map<Long, @Nullable Integer> roles = new LinkedHashMap<>();
        queries.chosenRoles(trial.id()).forEach(r -> roles.put(r.id(), r.leastPartners()));
        return new TrialSettings(
                trial.title(),
                trial.description(),
                trial.visibility(),
                trial.setup(),
                trial.specifications().stream()
                        .map(s -> new TrialSettings.Chosen(s.path(), s.followsNewest() ? null : s.number()))
                        .toList(),
                roles,
                trial.continues());
    }

    /** Makes a trial; it is a draft, which nobody but coordinators knows of. */
    @Transactional
    public void create(Viewer viewer, String slug, TrialSettings settings, @Nullable String conditions) {
        policy.requireCoordinator(viewer);
        if (!Slug.isValid(slug)) {
            throw Refusal.invalid("slug.invalid", slug);
        }
        if (queries.lock(slug).isPresent()) {
            throw Refusal.conflict("trial.address-taken", slug);
        }
        save(viewer, slug, Optional.empty(), settings);
        if (conditions != null && !conditions.isBlank()) {
            terms.put(viewer, slug, conditions);
        }
    }

    /**
     * Changes what is decided about a trial. Once it has opened, its specifications, kind and roles stay.
     *
     * @param read what was decided when whoever changes it read it
     * @throws Refusal a conflict, if something else is decided meanwhile: nothing is changed
     */
    @Transactional
    public void change(Viewer viewer, String slug, TrialSettings read, TrialSettings settings) {
        Trial before = coordinated(viewer, queries.lock(slug), slug);
        if (!settings(before).equals(read)) {
            throw Refusal.conflict("trial.changed-meanwhile", before.title());
        }
        save(viewer, slug, Optional.of(before), settings);
    }

    /**
     * What another trial like this one would be: the same, without its days.
     *
     * @param nextRound whether the other one continues this one
     */
    public TrialSettings copy(Viewer viewer, String slug, boolean nextRound) {
        TrialSettings of = settings(viewer, slug);
        return new TrialSettings(
                of.title(),
                of.description(),
                of.visibility(),
                of.setup().with(Phases.UNKNOWN),
                of.specifications().stream()
                        .map(c -> new TrialSettings.Chosen(c.path(), null))
                        .toList(),
                of.roles(),
                nextRound ? slug : null);
    }

    /**
     * Makes a trial, or changes what the form says of it.
     *
     * @return whether it was made
     */
    @Transactional
    public boolean put(Viewer viewer, String slug, TrialForm form) {
        if (!Slug.isValid(slug)) {
            policy.requireCoordinator(viewer);
            throw Refusal.invalid("slug.invalid", slug);
        }
        Optional<Trial> before = queries.lock(slug);
        if (before.isEmpty()) {
            policy.requireCoordinator(viewer);
        } else {
            requireCoordinator(viewer, before.get());
        }
        TrialSettings settings = form.over(before.map(this::settings));
        TrialStatus from = before.map(Trial::status).orElse(TrialStatus.DRAFT);
        TrialStatus to = Objects.requireNonNullElse(form.status(), from);
        save(viewer, slug, before, settings);
        if (form.terms() != null) {
            terms.put(viewer, slug, form.terms());
        }
        if (to != from) {
            Trial now = queries.find(slug).orElseThrow();
            lifecycle.enter(viewer, now, to, form.reason());
            audit.changed(
                    viewer,
                    "trial.moved",
                    Thing.trial(now.id(), now.title()),
                    Map.of("status", from),
                    Map.of("status", to),
                    form.reason());
        }
        return before.isEmpty();
    }

    private void save(Viewer viewer, String slug, Optional<Trial> before, TrialSettings given) {
        String title = title(given.title());
        String description = description(given.description());
        TrialSetup setup = checked(given.setup());
        setup.phases().requireOrder(setup.rolling());
        requireAhead(before, setup);
        List<TestedVersion> against = against(given.specifications());
        boolean opened = before.map(t -> t.status().hasOpened()).orElse(false);
        if (opened) {
            requireUnchanged(before.orElseThrow(), setup, against, given.roles());
        }
        requireRoles(against, given.roles());
        long id = before.map(Trial::id).orElseGet(() -> queries.insert(slug, title));
        Map<String, @Nullable Object> was = before.map(this::fields).orElse(Map.of());
        queries.update(id, title, description, given.visibility(), setup, continued(viewer, id, given.continues()));
        if (!opened) {
            queries.against(id, against);
            queries.setRoles(id, given.roles());
        }
        audit.changed(
                viewer,
                before.isEmpty() ? "trial.created" : "trial.changed",
                Thing.trial(id, title),
                was,
                fields(queries.find(slug).orElseThrow()),
                null);
    }

    /**
     * Whether a new trial could be held on these days.
     *
     * @throws Refusal if they are out of order, or have gone by
     */
    public void requireDays(TrialSetup setup) {
        setup.phases().requireOrder(setup.rolling());
        requireNotPast(setup, "trial.opens-in-past", setup.phases().opensOn(), null);
        requireNotPast(setup, "trial.closes-in-past", setup.phases().closesOn(), null);
    }

    /** A day that stays as it was may go by. */
    private void requireNotPast(TrialSetup setup, String key, @Nullable LocalDate day, @Nullable LocalDate was) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), setup.zone());
        if (day != null && day.isBefore(today) && !day.equals(was)) {
            throw Refusal.invalid(key, day.toString());
        }
    }

    private static TrialSetup checked(TrialSetup given) {
        if (given.leastPartners() < 0 || given.leastPartners() > MOST_PARTNERS) {
            throw Refusal.invalid("trial.partners-range", given.leastPartners(), MOST_PARTNERS);
        }
        Integer capacity = given.capacity();
        if (capacity != null && (capacity < 1 || capacity > LARGEST)) {
            throw Refusal.invalid("trial.capacity-range", capacity, LARGEST);
        }
        requireDays("disputeDays", given.results().disputeDays());
        requireDays("appealDays", given.results().appealDays());
        String venue = given.venue() == null || given.venue().isBlank() ? null : Label.tidy(given.venue());
        if (venue != null) {
            Label.objection(venue).ifPresent(o -> {
                throw Refusal.invalid("field.invalid", "venue", o);
            });
        }
        return new TrialSetup(
                given.kind(),
                given.rolling(),
                given.listed(),
                given.zone(),
                venue,
                given.phases(),
                capacity,
                given.openTo(),
                given.leastPartners(),
                given.sameOrganisationMeets(),
                given.results());
    }

    private static void requireDays(String what, int days) {
        if (days < 0 || days > MOST_DAYS) {
            throw Refusal.invalid("trial.days-range", what, days, MOST_DAYS);
        }
    }

    /** Days that are still to come cannot be moved into the past. */
    private void requireAhead(Optional<Trial> before, TrialSetup setup) {
        TrialStatus status = before.map(Trial::status).orElse(TrialStatus.DRAFT);
        Phases was = before.map(t -> t.setup().phases()).orElse(Phases.UNKNOWN);
        if (status == TrialStatus.ANNOUNCED) {
            requireNotPast(setup, "trial.opens-in-past", setup.phases().opensOn(), was.opensOn());
        }
        if (status == TrialStatus.ANNOUNCED || status == TrialStatus.OPEN) {
            requireNotPast(setup, "trial.closes-in-past", setup.phases().closesOn(), was.closesOn());
        }
    }

    private List<TestedVersion> against(List<TrialSettings.Chosen> chosen) {
        if (chosen.isEmpty()) {
            throw Refusal.invalid("trial.specification-missing");
        }
        List<TestedVersion> versions = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (TrialSettings.Chosen one : chosen) {
            SpecificationVersion version = specifications
                    .find(one.path())
                    .orElseThrow(() -> Refusal.invalid("specification.unknown", one.path()));
            if (!seen.add(version.id())) {
                throw Refusal.invalid("trial.specification-twice", one.path());
            }
            Integer number = one.revision();
            Optional<SuiteRevision> revision = number == null
                    ? suites.latest(version.id())
                    : Optional.of(suites.released(version.id(), number)
                            .orElseThrow(() -> Refusal.invalid("trial.revision-unknown", number, version.path())));
            versions.add(new TestedVersion(
                    version.id(),
                    version.path(),
                    version.name(),
                    revision.map(SuiteRevision::id).orElse(null),
                    revision.map(SuiteRevision::number).orElse(null),
                    number == null));
        }
        return versions;
    }

    private void requireUnchanged(
            Trial before, TrialSetup setup, List<TestedVersion> against, Map<Long, @Nullable Integer> roles) {
        List<Long> was = before.specifications().stream().map(TestedVersion::id).toList();
        if (!was.equals(against.stream().map(TestedVersion::id).toList())) {
            throw Refusal.conflict(
                    "trial.specification-fixed", before.specification().path());
        }
        if (setup.kind() != before.setup().kind()) {
            throw Refusal.conflict("trial.kind-fixed");
        }
        Set<Long> wasChosen = new HashSet<>();
        queries.chosenRoles(before.id()).forEach(r -> wasChosen.add(r.id()));
        if (!wasChosen.equals(roles.keySet())) {
            throw Refusal.conflict("trial.roles-fixed");
        }
    }

    private void requireRoles(List<TestedVersion> against, Map<Long, @Nullable Integer> roles) {
        Set<Long> known = new HashSet<>();
        against.forEach(v -> specifications.find(v.path()).orElseThrow().roles().forEach(r -> known.add(r.id())));
        roles.forEach((role, partners) -> {
            if (!known.contains(role)) {
                throw Refusal.invalid("trial.role-unknown");
            }
            if (partners != null && (partners < 0 || partners > MOST_PARTNERS)) {
                throw Refusal.invalid("trial.partners-range", partners, MOST_PARTNERS);
            }
        });
    }

    private @Nullable Long continued(Viewer viewer, long id, @Nullable String slug) {
        if (slug == null || slug.isBlank()) {
            return null;
        }
        Trial before = queries.find(slug.strip())
                .filter(t -> policy.mayKnow(viewer, t.scope()))
                .orElseThrow(() -> Refusal.invalid("trial.continues-unknown", slug.strip()));
        if (before.id() == id || leadsTo(before, id)) {
            throw Refusal.invalid("trial.continues-itself", before.title());
        }
        return before.id();
    }

    /** Whether a trial continues that one, over however many rounds. */
    private boolean leadsTo(Trial trial, long other) {
        List<Long> rounds = queries.rounds(trial.id());
        return rounds.contains(other) && rounds.indexOf(other) < rounds.indexOf(trial.id());
    }

    private Trial coordinated(Viewer viewer, Optional<Trial> trial, String slug) {
        Trial found = trial.filter(t -> policy.mayKnow(viewer, t.scope()))
                .orElseThrow(() -> Refusal.notFound("trial.unknown", slug));
        requireCoordinator(viewer, found);
        return found;
    }

    private void requireCoordinator(Viewer viewer, Trial trial) {
        // Whoever could not make a trial here learns nothing of one that is there, either.
        if (!policy.mayCoordinate(viewer, trial.scope())) {
            throw Refusal.forbidden("access.coordinators-only");
        }
    }

    private static String title(String given) {
        String title = Label.tidy(given);
        Label.objection(title).ifPresent(o -> {
            throw Refusal.invalid("field.invalid", "title", o);
        });
        return title;
    }

    private static @Nullable String description(@Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (given.length() > LONGEST_DESCRIPTION) {
            throw Refusal.invalid("field.long", "description", given.length(), LONGEST_DESCRIPTION);
        }
        Text.requireStorable("description", given);
        return given;
    }

    private Map<String, @Nullable Object> fields(Trial trial) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        TrialSetup setup = trial.setup();
        Phases days = setup.phases();
        fields.put("title", trial.title());
        fields.put("description", trial.description());
        fields.put("visibility", trial.visibility());
        fields.put(
                "specification",
                String.join(
                        ", ",
                        trial.specifications().stream().map(TestedVersion::path).toList()));
        fields.put("kind", setup.kind());
        fields.put("rolling", setup.rolling());
        fields.put("listed", setup.listed());
        fields.put("zone", setup.zone().getId());
        fields.put("venue", setup.venue());
        fields.put("registrationOpensOn", days.registrationOpensOn());
        fields.put("registrationClosesOn", days.registrationClosesOn());
        fields.put("opensOn", days.opensOn());
        fields.put("closesOn", days.closesOn());
        fields.put("reviewClosesOn", days.reviewClosesOn());
        fields.put("publishesOn", days.publishesOn());
        fields.put("capacity", setup.capacity());
        fields.put("openTo", setup.openTo());
        fields.put("leastPartners", setup.leastPartners());
        fields.put("sameOrganisationMeets", setup.sameOrganisationMeets());
        fields.put("continues", trial.continues());
        fields.put(
                "roles",
                String.join(
                        ", ",
                        queries.chosenRoles(trial.id()).stream()
                                .map(TrialRole::name)
                                .toList()));
        return fields;
    }
}
