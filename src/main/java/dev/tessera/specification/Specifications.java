package dev.tessera.specification;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Label;
import dev.tessera.common.Refusal;
import dev.tessera.common.Slug;
import dev.tessera.common.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The catalogue: specifications, their versions, and the roles that products play in them. */
@Service
public class Specifications {

    private static final Pattern ISSUED = Pattern.compile("\\d{4}(-\\d{2}(-\\d{2})?)?");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://\\S{1,1990}");

    private final SpecificationQueries queries;
    private final AccessPolicy policy;
    private final Audit audit;

    Specifications(SpecificationQueries queries, AccessPolicy policy, Audit audit) {
        this.queries = queries;
        this.policy = policy;
        this.audit = audit;
    }

    /** Every version of every specification: by family, specification, newest version first. */
    public List<SpecificationVersion> catalogue() {
        return queries.catalogue();
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

    /**
     * Makes a specification version, or changes what the form says of it.
     *
     * @return whether it was made
     */
    @Transactional
    public boolean put(Viewer viewer, String specification, String version, SpecificationForm form) {
        policy.requireCoordinator(viewer);
        requireSlug(specification);
        requireSlug(version);
        form = tidy(form);
        long specificationId = queries.specification(specification, form, specification);
        Optional<SpecificationVersion> existing = queries.find(specification, version);
        if (existing.isEmpty() && form.name() == null) {
            throw Refusal.invalid("specification.name-missing");
        }
        long id = existing.isPresent()
                ? queries.update(existing.get().id(), form)
                : queries.insert(specificationId, version, form);
        if (form.roles() != null) {
            queries.roles(id, form.roles());
        }
        SpecificationVersion now = queries.find(specification, version).orElseThrow();
        audit.changed(
                viewer,
                existing.isEmpty() ? "specification.created" : "specification.changed",
                new Thing(ThingKind.SPECIFICATION, id, now.name(), null, null),
                existing.map(Specifications::fields).orElse(Map.of()),
                fields(now),
                null);
        return existing.isEmpty();
    }

    private static Map<String, @Nullable Object> fields(SpecificationVersion version) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", version.name());
        fields.put("specificationName", version.specificationName());
        fields.put("family", version.family());
        fields.put("status", version.status());
        fields.put("issued", version.issued());
        fields.put("url", version.url());
        fields.put("note", version.note());
        fields.put("source", version.source());
        fields.put(
                "roles", version.roles().stream().map(SpecificationRole::name).toList());
        return fields;
    }

    private static void requireSlug(String slug) {
        if (!Slug.isValid(slug)) {
            throw Refusal.invalid("slug.invalid", slug);
        }
    }

    private static SpecificationForm tidy(SpecificationForm form) {
        if (form.issued() != null && !ISSUED.matcher(form.issued()).matches()) {
            throw Refusal.invalid("specification.issued-invalid", form.issued());
        }
        if (form.url() != null && !WEB_ADDRESS.matcher(form.url()).matches()) {
            throw Refusal.invalid("url.invalid", form.url());
        }
        Text.requireStorable("url", form.url());
        Text.requireStorable("note", form.note());
        Text.requireStorable("source", form.source());
        return new SpecificationForm(
                label("name", form.name()),
                label("specificationName", form.specificationName()),
                label("family", form.family()),
                form.status(),
                form.roles() == null ? null : roles(form.roles()),
                form.issued(),
                form.url(),
                form.note(),
                form.source());
    }

    private static @Nullable String label(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        String tidy = Label.tidy(text);
        Label.objection(tidy).ifPresent(objection -> {
            throw Refusal.invalid("field.invalid", field, objection);
        });
        return tidy;
    }

    private static List<String> roles(List<String> names) {
        List<String> roles = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            String role = label("roles", name);
            if (role != null && !seen.add(role.toLowerCase(Locale.ROOT))) {
                throw Refusal.invalid("specification.role-twice", role);
            }
            roles.add(role);
        }
        return roles;
    }
}
