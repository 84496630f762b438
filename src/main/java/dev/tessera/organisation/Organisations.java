package dev.tessera.organisation;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.common.Refusal;
import dev.tessera.common.Slug;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds organisations and their products; and makes them for imports and the demonstration, which bring records that
 * need nobody's approval. What people do to them is in {@link Registrations}, {@link Profiles}, {@link Products},
 * {@link Logos} and {@link Merges}.
 */
@Service
public class Organisations {

    private final OrganisationQueries queries;
    private final ProfileQueries profiles;
    private final ProductQueries products;
    private final AccessPolicy policy;
    private final Audit audit;

    Organisations(
            OrganisationQueries queries,
            ProfileQueries profiles,
            ProductQueries products,
            AccessPolicy policy,
            Audit audit) {
        this.queries = queries;
        this.profiles = profiles;
        this.products = products;
        this.policy = policy;
        this.audit = audit;
    }

    // ---------------------------------------------------------------- for people

    /** The organisations that the viewer may know of, by name. */
    public List<Listed> visibleTo(Viewer viewer) {
        return queries.all().stream()
                .filter(l -> policy.maySee(viewer, l.organisation().scope()))
                .toList();
    }

    /** One organisation, if there is one at this address and the viewer may know of it. */
    public Optional<Organisation> find(Viewer viewer, String slug) {
        return queries.find(slug).filter(o -> policy.maySee(viewer, o.scope()));
    }

    /**
     * One organisation that the viewer may know of.
     *
     * @throws Refusal the same whether it does not exist or must not be known
     */
    public Organisation see(Viewer viewer, String slug) {
        return find(viewer, slug).orElseThrow(() -> Refusal.notFound("access.no-such-organisation"));
    }

    /** The address now of an organisation that was at another one, or that was merged; if the viewer may know of it. */
    public Optional<String> movedTo(Viewer viewer, String slug) {
        return queries.movedTo(slug)
                .filter(o -> policy.maySee(viewer, o.scope()))
                .map(Organisation::slug);
    }

    /** The ids of a record and of those that were merged into it: whose past is this one's. */
    public List<Long> withMerged(long organisation) {
        return queries.withMerged(organisation);
    }

    /** The approved organisations whose people have mail addresses in a domain; a whole address will do too. */
    public List<Organisation> ofMailDomain(String domain) {
        return MailDomains.canonical(domain)
                .filter(d -> !MailDomains.isOfEverybody(d))
                .map(queries::ofDomain)
                .orElse(List.of())
                .stream()
                .filter(o -> o.status() == OrganisationStatus.APPROVED)
                .toList();
    }

    /** Whether somebody acts for it now: said, and audited, by who keeps its members. */
    @Transactional
    public void setClaimed(long organisation, boolean claimed) {
        queries.claimed(organisation, claimed);
    }

    // ---------------------------------------------------------------- for imports and the demonstration

    /** The organisation at an address. */
    public Optional<Organisation> find(String slug) {
        return queries.find(slug);
    }

    public Optional<Organisation> byId(long id) {
        return queries.byId(id);
    }

    /** The organisation that reports name by this IRI; http and https, and a slash at the end, make no difference. */
    public Optional<Organisation> byIri(String iri) {
        return queries.byIri(Iri.canonical(iri));
    }

    /** The one unclaimed organisation of this name, whatever its case: how a report without an IRI finds it again. */
    public Optional<Organisation> unclaimedByName(String name) {
        return queries.unclaimedByName(name);
    }

    /** Makes an organisation that needs no approval. */
    @Transactional
    public Organisation create(NewOrganisation made) {
        String slug = slug(made.slug(), made.name());
        List<String> iris = made.iri() == null ? List.of() : List.of(Iri.canonical(made.iri()));
        OrganisationForm form = new OrganisationForm(
                made.name(),
                slug,
                made.kind(),
                made.affiliation(),
                null,
                made.country(),
                made.homepage(),
                made.description(),
                List.of(),
                iris);
        long id = queries.insert(slug, form, made.claimed(), OrganisationStatus.APPROVED, null);
        profiles.iris(id, iris);
        return queries.byId(id).orElseThrow();
    }

    private String slug(@Nullable String given, String name) {
        return given == null ? Slug.of(name, s -> queries.slugTaken(s, 0)) : given;
    }

    /** The product that reports name by this IRI; http and https, and a slash at the end, make no difference. */
    public Optional<Long> productByIri(String iri) {
        return products.byIri(Iri.canonical(iri));
    }

    /** The products of this name, alias or slug, whatever its case. */
    public List<Long> productsByName(String name) {
        return products.byName(name);
    }

    @Transactional
    public long createProduct(NewProduct made) {
        String slug = made.slug() == null ? Slug.of(made.name(), s -> products.slugTaken(s, 0)) : made.slug();
        return products.insert(
                made.organisationId(),
                slug,
                new ProductForm(
                        made.name(), slug, made.homepage(), made.description(), made.licence(), List.of(), List.of()));
    }

    /** Lets reports name a product by an IRI. */
    @Transactional
    public void addIri(long product, String iri) {
        products.addIri(product, Iri.canonical(iri));
    }

    /** The version of a product, made if it is not there yet. */
    @Transactional
    public ProductVersion version(long product, String version) {
        return products.version(product, version);
    }

    /** Says that a version plays these roles too. */
    @Transactional
    public void plays(long version, Set<Long> roles) {
        products.addRoles(version, roles);
    }
}
