package dev.tessera.organisation;

import dev.tessera.common.Slug;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Organisations, and the products that they bring. */
@Service
public class Organisations {

    private final OrganisationQueries queries;

    Organisations(OrganisationQueries queries) {
        this.queries = queries;
    }

    public Optional<Organisation> find(String slug) {
        return queries.find(slug);
    }

    /** The organisation that reports name by this IRI. */
    public Optional<Organisation> byIri(String iri) {
        return queries.byIri(iri);
    }

    /** The one unclaimed organisation of this name, whatever its case: how a report without an IRI finds it again. */
    public Optional<Organisation> unclaimedByName(String name) {
        return queries.unclaimedByName(name);
    }

    @Transactional
    public Organisation create(NewOrganisation made) {
        String slug = made.slug() == null ? Slug.of(made.name(), queries::organisationSlugTaken) : made.slug();
        return queries.insert(slug, made);
    }

    /** The product that reports name by this IRI; http and https, and a slash at the end, make no difference. */
    public Optional<Long> productByIri(String iri) {
        return queries.productByIri(ProductIri.canonical(iri));
    }

    /** The products of this name or slug, whatever its case. */
    public List<Long> productsByName(String name) {
        return queries.productsByName(name);
    }

    @Transactional
    public long createProduct(NewProduct made) {
        String slug = made.slug() == null ? Slug.of(made.name(), queries::productSlugTaken) : made.slug();
        return queries.insertProduct(slug, made);
    }

    /** Lets reports name a product by an IRI. */
    @Transactional
    public void addIri(long product, String iri) {
        queries.addIri(product, ProductIri.canonical(iri));
    }

    /** The version of a product, made if it is not there yet. */
    @Transactional
    public ProductVersion version(long product, String version) {
        return queries.version(product, version);
    }

    /** Whether somebody acts for it now. */
    @Transactional
    public void setClaimed(long organisation, boolean claimed) {
        queries.setClaimed(organisation, claimed);
    }

    /** The organisations whose people have their mail in this domain. */
    public List<Organisation> byMailDomain(String domain) {
        return List.of();
    }
}
