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
import dev.tessera.specification.SuiteReleased;
import dev.tessera.specification.SuiteRevision;
import dev.tessera.specification.TestSuites;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Trials, and who takes part in them. */
@Service
public class Trials {

    private static final int LONGEST_DESCRIPTION = 8000;

    private final TrialQueries queries;
    private final Specifications specifications;
    private final TestSuites suites;
    private final AccessPolicy policy;
    private final Audit audit;

    Trials(TrialQueries queries, Specifications specifications, TestSuites suites, AccessPolicy policy, Audit audit) {
        this.queries = queries;
        this.specifications = specifications;
        this.suites = suites;
        this.policy = policy;
        this.audit = audit;
    }

    /** The trials that the viewer may know of, newest first. */
    public List<Trial> visibleTo(Viewer viewer) {
        return queries.all().stream()
                .filter(t -> policy.maySee(viewer, t.scope()))
                .toList();
    }

    /** One trial, if there is one and the viewer may know of it. */
    public Optional<Trial> find(Viewer viewer, String slug) {
        return queries.find(slug).filter(t -> policy.maySee(viewer, t.scope()));
    }

    /**
     * One trial that the viewer may know of.
     *
     * @throws Refusal the same whether it does not exist or must not be known
     */
    public Trial see(Viewer viewer, String slug) {
        return find(viewer, slug).orElseThrow(() -> Refusal.notFound("trial.unknown", slug));
    }

    /** Trials by id. For the product's own use: it says nothing of rights. */
    public List<Trial> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : queries.byIds(ids);
    }

    /** The trials in which a product takes part and whose results the viewer may see, newest first. */
    public List<Trial> withResultsOf(Viewer viewer, long product) {
        return queries.of(product).stream()
                .filter(t -> policy.maySeeAllResults(viewer, t.scope()))
                .toList();
    }

    /** Who takes part, by organisation and product: the matrix's columns in their order. */
    public List<Participant> participants(long trial) {
        return queries.participants(trial);
    }

    /** The participations that the viewer may report for. */
    public List<Participant> own(Viewer viewer, Trial trial) {
        return participants(trial.id()).stream()
                .filter(p -> viewer.organisations().contains(p.organisationId()))
                .toList();
    }

    /**
     * Makes a trial, or changes what the form says of it. Opening one freezes its test suite's revision.
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
        String title = title(form.title(), before.map(Trial::title));
        SpecificationVersion against = specification(form.specification(), before);
        TrialStatus from = before.map(Trial::status).orElse(TrialStatus.DRAFT);
        TrialStatus to = Objects.requireNonNullElse(form.status(), from);
        if (!from.mayBecome(to)) {
            throw Refusal.conflict("trial.no-way-back", word(from), word(to));
        }
        if (form.description() != null && form.description().length() > LONGEST_DESCRIPTION) {
            throw Refusal.invalid(
                    "field.long", "description", form.description().length(), LONGEST_DESCRIPTION);
        }
        Text.requireStorable("description", form.description());
        LocalDate opens = form.opensOn() != null
                ? form.opensOn()
                : before.map(Trial::opensOn).orElse(null);
        LocalDate closes = form.closesOn() != null
                ? form.closesOn()
                : before.map(Trial::closesOn).orElse(null);
        if (opens != null && closes != null && closes.isBefore(opens)) {
            throw Refusal.invalid("trial.dates", opens.toString(), closes.toString());
        }
        boolean opened = from.hasOpened();
        if (opened && against.id() != before.orElseThrow().specificationVersion()) {
            throw Refusal.conflict(
                    "trial.specification-fixed", before.orElseThrow().specification());
        }
        Optional<SuiteRevision> latest = suites.latest(against.id());
        if (!opened && to.hasOpened()) {
            suites.freeze(latest.orElseThrow(() -> Refusal.conflict("trial.no-suite", against.path()))
                    .id());
        }
        long id = before.map(Trial::id).orElseGet(() -> queries.insert(slug, title));
        queries.update(
                id,
                title,
                form.description() != null
                        ? form.description()
                        : before.map(Trial::description).orElse(null),
                to,
                form.visibility() != null
                        ? form.visibility()
                        : before.map(Trial::visibility).orElse(Visibility.CONFIDENTIAL),
                opens,
                closes);
        if (!opened) {
            queries.against(id, against.id(), latest.map(SuiteRevision::id).orElse(null));
        }
        audit.changed(
                viewer,
                before.isEmpty() ? "trial.created" : "trial.changed",
                Thing.trial(id, title),
                before.map(Trials::fields).orElse(Map.of()),
                fields(queries.find(slug).orElseThrow()),
                null);
        return before.isEmpty();
    }

    /**
     * A trial that the viewer runs.
     *
     * @throws Refusal the same as for a trial that is not there, where the viewer may not know of it
     */
    public Trial coordinate(Viewer viewer, String slug) {
        Trial trial = see(viewer, slug);
        requireCoordinator(viewer, trial);
        return trial;
    }

    @EventListener
    void on(SuiteReleased released) {
        queries.follow(released.specificationVersion(), released.revision());
    }

    private void requireCoordinator(Viewer viewer, Trial trial) {
        // Whoever could not make a trial here learns nothing of one that is there, either.
        if (!policy.mayCoordinate(viewer, trial.scope())) {
            throw Refusal.forbidden("access.coordinators-only");
        }
    }

    private static Map<String, @Nullable Object> fields(Trial trial) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("title", trial.title());
        fields.put("description", trial.description());
        fields.put("status", trial.status());
        fields.put("visibility", trial.visibility());
        fields.put("opensOn", trial.opensOn());
        fields.put("closesOn", trial.closesOn());
        fields.put("specification", trial.specification());
        return fields;
    }

    /** Registers a product version in a role; the same one twice is one participation. */
    @Transactional
    public long takePart(long trial, long productVersion, @Nullable Long role) {
        return queries.takePart(trial, productVersion, role);
    }

    private static String title(@Nullable String given, Optional<String> before) {
        if (given == null) {
            return before.orElseThrow(() -> Refusal.invalid("trial.title-missing"));
        }
        String title = Label.tidy(given);
        Label.objection(title).ifPresent(o -> {
            throw Refusal.invalid("field.invalid", "title", o);
        });
        return title;
    }

    private SpecificationVersion specification(@Nullable String given, Optional<Trial> before) {
        String path = given != null
                ? given
                : before.map(Trial::specification).orElseThrow(() -> Refusal.invalid("trial.specification-missing"));
        return specifications.find(path).orElseThrow(() -> Refusal.invalid("specification.unknown", path));
    }

    private static String word(TrialStatus status) {
        return status.name().toLowerCase(java.util.Locale.ROOT);
    }
}
