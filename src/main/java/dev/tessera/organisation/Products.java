package dev.tessera.organisation;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import dev.tessera.common.Sentence;
import dev.tessera.common.Slug;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Organisations' products and their versions, as their managers keep them. */
@Service
public class Products {

    private static final int LONGEST_DESCRIPTION = 4000;
    private static final int LONGEST_LICENCE = 200;
    private static final int LONGEST_VERSION = 100;

    private final ProductQueries queries;
    private final OrganisationQueries organisations;
    private final AccessPolicy policy;
    private final Audit audit;

    Products(ProductQueries queries, OrganisationQueries organisations, AccessPolicy policy, Audit audit) {
        this.queries = queries;
        this.organisations = organisations;
        this.policy = policy;
        this.audit = audit;
    }

    /** One product, if there is one at this address and the viewer may know of it. */
    public Optional<Product> find(Viewer viewer, String slug) {
        return queries.find(slug).filter(p -> policy.maySee(viewer, p.owner()));
    }

    /** One product with its names and versions. */
    public ProductSheet see(Viewer viewer, String slug) {
        return sheet(find(viewer, slug).orElseThrow(() -> Refusal.notFound("product.unknown")));
    }

    /** The address now of a product that was at another one, or that was merged; if the viewer may know of it. */
    public Optional<String> movedTo(Viewer viewer, String slug) {
        return queries.movedTo(slug)
                .filter(p -> policy.maySee(viewer, p.owner()))
                .map(Product::slug);
    }

    /** An organisation's products, by name. */
    public List<Product> of(Viewer viewer, Organisation organisation) {
        return policy.maySee(viewer, organisation.scope()) ? queries.of(organisation.id()) : List.of();
    }

    /** A product's versions, the newest first. */
    public List<Release> releases(Product product) {
        return queries.releases(product.id());
    }

    /** The ids of a record and of those that were merged into it: whose past is this one's. */
    public List<Long> withMerged(long product) {
        return queries.withMerged(product);
    }

    /**
     * Makes a product of an organisation.
     *
     * @return the last part of its address
     */
    @Transactional
    public String create(Viewer viewer, String organisation, ProductForm form) {
        Organisation owner =
                organisations.lock(organisation).orElseThrow(() -> Refusal.notFound("access.no-such-organisation"));
        policy.requireManager(viewer, owner.scope());
        ProductForm checked = checked(form, null);
        String slug = String.valueOf(checked.slug());
        long id = AtOnce.written(() -> {
            long made = queries.insert(owner.id(), slug, checked);
            queries.aliases(made, checked.aliases());
            queries.iris(made, checked.iris());
            return made;
        });
        audit.changed(
                viewer,
                "product.created",
                Thing.product(id, checked.name(), owner.id()),
                Map.of(),
                checked.fields(),
                null);
        return slug;
    }

    /**
     * Makes a product's facts what the form says.
     *
     * @param expected the {@code edits} that whoever fills in the form has read
     * @return the last part of its address now
     * @throws Refusal a conflict, if somebody else changed it meanwhile: nothing is stored, and {@link #see} tells what
     */
    @Transactional
    public String change(Viewer viewer, String slug, ProductForm form, int expected) {
        ProductSheet before = sheet(managed(viewer, slug));
        Product product = before.product();
        if (product.edits() != expected) {
            throw Refusal.conflict("product.changed-meanwhile", product.name());
        }
        ProductForm checked = checked(form, product);
        if (checked.equals(before.form())) {
            return slug;
        }
        String now = String.valueOf(checked.slug());
        AtOnce.written(() -> {
            queries.update(product.id(), now, checked);
            if (!now.equals(slug)) {
                queries.slugChanged(product.id(), slug, now);
            }
            queries.aliases(product.id(), checked.aliases());
            queries.iris(product.id(), checked.iris());
            return now;
        });
        audit.changed(
                viewer,
                "product.changed",
                Thing.product(product.id(), checked.name(), product.organisationId()),
                before.form().fields(),
                checked.fields(),
                null);
        return now;
    }

    /**
     * Adds a version of a product, or changes one.
     *
     * @param version the id of the one to change; none: a new one
     */
    @Transactional
    public void putRelease(Viewer viewer, String slug, @Nullable Long version, ReleaseForm form) {
        Product product = managed(viewer, slug);
        List<Release> all = queries.releases(product.id());
        Release before = version == null
                ? null
                : all.stream()
                        .filter(r -> r.id() == version)
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("release.gone"));
        ReleaseForm checked = checked(form, before, all);
        long id;
        if (before == null) {
            id = queries.insertRelease(product.id(), checked);
        } else {
            id = before.id();
            queries.updateRelease(id, checked);
        }
        queries.roles(id, checked.roles());
        Release after = queries.releases(product.id()).stream()
                .filter(r -> r.id() == id)
                .findFirst()
                .orElseThrow();
        audit.changed(
                viewer,
                before == null ? "product.version-added" : "product.version-changed",
                Thing.product(product.id(), product.name(), product.organisationId()),
                before == null ? Map.of() : fields(before),
                fields(after),
                null);
    }

    private Product managed(Viewer viewer, String slug) {
        Product product = queries.lock(slug)
                .filter(p -> policy.maySee(viewer, p.owner()))
                .orElseThrow(() -> Refusal.notFound("product.unknown"));
        policy.requireManager(viewer, product.owner());
        return product;
    }

    private ProductSheet sheet(Product product) {
        return new ProductSheet(
                product, queries.aliases(product.id()), queries.iris(product.id()), queries.releases(product.id()));
    }

    private ProductForm checked(ProductForm form, @Nullable Product before) {
        Fields fields = new Fields();
        long id = before == null ? 0 : before.id();
        String name = fields.label("product.field.name", form.name());
        ProductForm checked = new ProductForm(
                name,
                slug(fields, form.slug(), name, before),
                fields.homepage("product.field.homepage", form.homepage()),
                fields.text("product.field.description", form.description(), LONGEST_DESCRIPTION),
                fields.text("product.field.licence", form.licence(), LONGEST_LICENCE),
                fields.names("product.field.aliases", form.aliases(), name),
                fields.iris("product.field.iris", form.iris()));
        for (String iri : checked.iris()) {
            queries.byIri(iri)
                    .filter(owner -> owner != id)
                    .ifPresent(owner -> fields.object("product.field.iris", Sentence.of("product.iri-taken", iri)));
        }
        fields.end();
        return checked;
    }

    private String slug(Fields fields, @Nullable String given, String name, @Nullable Product before) {
        long id = before == null ? 0 : before.id();
        if (given == null || given.isBlank()) {
            return before == null ? Slug.of(name, s -> queries.slugTaken(s, id)) : before.slug();
        }
        String slug = fields.slug("product.field.slug", given.strip());
        if (queries.slugTaken(slug, id)) {
            fields.object("product.field.slug", Sentence.of("product.slug-taken", slug));
        }
        return slug;
    }

    private ReleaseForm checked(ReleaseForm form, @Nullable Release before, List<Release> all) {
        Fields fields = new Fields();
        // A version that nobody named stays without a name until somebody gives it one.
        String version =
                before != null && before.version().isEmpty() && form.version().isBlank()
                        ? ""
                        : fields.label("release.field.version", form.version());
        if (version.length() > LONGEST_VERSION) {
            fields.object("release.field.version", Sentence.of("form.long", version.length(), LONGEST_VERSION));
        }
        if (all.stream().anyMatch(r -> r != before && r.version().equals(version))) {
            fields.object("release.field.version", Sentence.of("release.twice", version));
        }
        LocalDate released = form.releasedOn();
        if (released != null && (released.getYear() < 1950 || released.getYear() > 2200)) {
            fields.object("release.field.released", Sentence.of("release.date", released.toString()));
        }
        if (queries.knownRoles(form.roles()) != form.roles().size()) {
            fields.object("release.field.roles", Sentence.of("release.role-unknown"));
        }
        fields.end();
        return new ReleaseForm(version, released, Set.copyOf(form.roles()));
    }

    private static Map<String, @Nullable Object> fields(Release release) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("version", release.version());
        fields.put("releasedOn", release.releasedOn());
        fields.put(
                "roles",
                release.roles().stream()
                        .map(r -> r.name() + " (" + r.specification() + ")")
                        .collect(Collectors.joining(", ")));
        return fields;
    }
}
