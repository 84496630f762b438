package dev.tessera.specification;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import dev.tessera.common.Slug;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue: specifications, their versions, and the roles that products play in them. */
@Service
public class Specifications {

    private final SpecificationQueries queries;
    private final FactQueries facts;
    private final AccessPolicy policy;
    private final Audit audit;

    Specifications(SpecificationQueries queries, FactQueries facts, AccessPolicy policy, Audit audit) {
        this.queries = queries;
        this.facts = facts;
        this.policy = policy;
        this.audit = audit;
    }

    /** Every version of every specification: by family, specification, newest version first. */
    public List<SpecificationVersion> catalogue() {
        return queries.catalogue();
    }

    /** The versions that were issued last, the newest first; those without a date are none of them. */
    public List<SpecificationVersion> newest(int most) {
        return queries.newest(most).stream()
                .sorted(Comparator.comparing(
                                SpecificationVersion::issued, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .reversed())
                .toList();
    }

    /** The versions of one specification, newest first; none if there is no such specification. */
    public List<SpecificationVersion> versions(String specification) {
        return queries.versions(specification);
    }

    public Optional<SpecificationVersion> find(String specification, String version) {
        return queries.find(specification, version);
    }

    /** Finds a version by its path, {@code lti/1.3}. */
    public Optional<SpecificationVersion> find(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? Optional.empty() : find(path.substring(0, slash), path.substring(slash + 1));
    }

    /** All that is said of a version. */
    public VersionSheet sheet(SpecificationVersion version) {
        FactQueries.Facts said = facts.of(version.id());
        return new VersionSheet(
                version,
                said.family(),
                said.description(),
                said.edits(),
                said.editor(),
                said.dates(),
                said.links(),
                Stream.concat(said.from().stream(), said.to().stream()).toList());
    }

    /**
     * Makes a specification version, or changes what the form says of it; what the form does not say stays.
     *
     * @return whether it was made
     */
    @Transactional
    public boolean put(Viewer viewer, String specification, String version, SpecificationForm form) {
        policy.requireCoordinator(viewer);
        requireSlug(specification);
        requireSlug(version);
        SpecificationForm sound = new FactCheck().sound(form);
        Optional<SpecificationVersion> existing = queries.find(specification, version);
        if (existing.isEmpty() && sound.name() == null) {
            throw Refusal.invalid("specification.name-missing");
        }
        existing.ifPresent(e -> facts.lock(e.id()));
        VersionSheet before = existing.map(this::sheet).orElse(null);
        long specificationId = queries.specification(specification, sound, specification);
        long id = existing.isPresent()
                ? queries.update(existing.get().id(), sound)
                : queries.insert(specificationId, version, sound);
        if (sound.roles() != null) {
            queries.roles(id, sound.roles());
        }
        if (sound.description() != null) {
            facts.description(specification, sound.description());
        }
        if (sound.editor() != null) {
            facts.editor(id, editor(sound.editor()));
        }
        write(specification + "/" + version, id, sound);
        noted(viewer, specification, version, before);
        return existing.isEmpty();
    }

    /**
     * Makes what is said of a version exactly this: what the form does not say is said no longer.
     *
     * @param expected the edits of the sheet that the form was filled in from
     * @throws Refusal a conflict, if somebody else changed it since
     */
    @Transactional
    public void change(Viewer viewer, String path, SpecificationForm form, int expected) {
        policy.requireCoordinator(viewer);
        SpecificationVersion version = find(path).orElseThrow(() -> Refusal.notFound("specification.unknown", path));
        FactCheck check = new FactCheck();
        SpecificationForm sound = check.sound(form);
        if (sound.name() == null) {
            throw Refusal.invalid("specification.name-missing");
        }
        facts.lock(version.id());
        VersionSheet before = sheet(find(path).orElseThrow());
        if (before.edits() != expected) {
            throw Refusal.conflict("specification.changed-meanwhile", version.name());
        }
        queries.replace(version, sound);
        queries.roles(version.id(), Objects.requireNonNullElse(sound.roles(), List.of()));
        facts.description(version.specification(), sound.description());
        facts.editor(version.id(), sound.editor() == null ? null : editor(sound.editor()));
        facts.dates(version.id(), Objects.requireNonNullElse(sound.dates(), List.of()));
        facts.links(version.id(), Objects.requireNonNullElse(sound.links(), List.of()));
        facts.relations(version.id(), related(path, Objects.requireNonNullElse(sound.relations(), List.of())));
        noted(viewer, version.specification(), version.version(), before);
    }

    private void write(String path, long id, SpecificationForm form) {
        if (form.dates() != null) {
            facts.dates(id, form.dates());
        }
        if (form.links() != null) {
            facts.links(id, form.links());
        }
        if (form.relations() != null) {
            facts.relations(id, related(path, form.relations()));
        }
    }

    private long editor(String slug) {
        return facts.editor(slug).orElseThrow(() -> {
            FactCheck check = new FactCheck();
            check.object("editor", "specification.editor-unknown", slug);
            return check.refusal();
        });
    }

    private List<FactQueries.To> related(String path, List<Relation> relations) {
        FactCheck check = new FactCheck();
        List<FactQueries.To> to = new ArrayList<>();
        for (Relation relation : relations) {
            Optional<SpecificationVersion> that = find(relation.path());
            if (that.isEmpty()) {
                check.object("relations", "specification.unknown", relation.path());
            } else if (relation.path().equals(path)) {
                check.object("relations", "specification.itself");
            } else {
                to.add(new FactQueries.To(relation.kind(), that.get().id()));
            }
        }
        check.end();
        return to;
    }

    /** Notes what is otherwise than before, so that whoever is editing the same learns of it. */
    private void noted(Viewer viewer, String specification, String version, @Nullable VersionSheet before) {
        VersionSheet now = sheet(find(specification, version).orElseThrow());
        Map<String, @Nullable Object> was = before == null ? Map.of() : fields(before);
        Map<String, @Nullable Object> became = fields(now);
        if (before != null && !was.equals(became)) {
            facts.edited(now.version().id());
        }
        if (before != null && !shared(before).equals(shared(now))) {
            facts.specificationEdited(specification);
        }
        audit.changed(
                viewer,
                before == null ? "specification.created" : "specification.changed",
                new Thing(
                        ThingKind.SPECIFICATION,
                        now.version().id(),
                        now.version().name(),
                        null,
                        null),
                was,
                became,
                null);
    }

    private static List<@Nullable String> shared(VersionSheet sheet) {
        return Arrays.asList(
                sheet.version().specificationName(), sheet.version().family(), sheet.description());
    }

    private static Map<String, @Nullable Object> fields(VersionSheet sheet) {
        SpecificationVersion version = sheet.version();
        SpecificationForm form = sheet.form();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", version.name());
        fields.put("specificationName", version.specificationName());
        fields.put("family", version.family());
        fields.put("description", sheet.description());
        fields.put("status", version.status());
        fields.put("issued", version.issued());
        fields.put("dates", words(form.dates(), d -> word(d.status()) + " " + d.reached()));
        fields.put("editor", form.editor());
        fields.put("url", version.url());
        fields.put("links", words(form.links(), l -> l.label() + " " + l.url()));
        fields.put("relations", words(form.relations(), r -> word(r.kind()) + " " + r.path()));
        fields.put("note", version.note());
        fields.put("source", version.source());
        fields.put("roles", form.roles());
        return fields;
    }

    private static <T> List<String> words(@Nullable List<T> things, Function<T, String> said) {
        return things == null ? List.of() : things.stream().map(said).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static void requireSlug(String slug) {
        if (!Slug.isValid(slug)) {
            throw Refusal.invalid("slug.invalid", slug);
        }
    }
}
