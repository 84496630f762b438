package dev.tessera.organisation;

import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.PRODUCT;
import static dev.tessera.db.Tables.PRODUCT_IRI;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static org.jooq.impl.DSL.lower;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class OrganisationQueries {

    private final DSLContext db;

    OrganisationQueries(DSLContext db) {
        this.db = db;
    }

    Optional<Organisation> find(String slug) {
        return one(ORGANISATION.SLUG.eq(slug));
    }

    Optional<Organisation> byIri(String iri) {
        return one(ORGANISATION.IRI.eq(iri));
    }

    Optional<Organisation> unclaimedByName(String name) {
        return one(lower(ORGANISATION.NAME)
                .eq(name.toLowerCase(Locale.ROOT))
                .andNot(ORGANISATION.CLAIMED)
                .and(ORGANISATION.IRI.isNull()));
    }

    private Optional<Organisation> one(Condition condition) {
        return db.select(
                        ORGANISATION.ID,
                        ORGANISATION.SLUG,
                        ORGANISATION.NAME,
                        ORGANISATION.KIND,
                        ORGANISATION.AFFILIATION,
                        ORGANISATION.COUNTRY,
                        ORGANISATION.HOMEPAGE,
                        ORGANISATION.DESCRIPTION,
                        ORGANISATION.CLAIMED)
                .from(ORGANISATION)
                .where(condition)
                .orderBy(ORGANISATION.ID)
                .limit(1)
                .fetchOptional(r -> new Organisation(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        r.value7(),
                        r.value8(),
                        r.value9()));
    }

    boolean organisationSlugTaken(String slug) {
        return db.fetchExists(ORGANISATION, ORGANISATION.SLUG.eq(slug));
    }

    Organisation insert(String slug, NewOrganisation made) {
        db.insertInto(ORGANISATION)
                .set(ORGANISATION.SLUG, slug)
                .set(ORGANISATION.NAME, made.name())
                .set(ORGANISATION.KIND, made.kind())
                .set(ORGANISATION.AFFILIATION, made.affiliation())
                .set(ORGANISATION.COUNTRY, made.country())
                .set(ORGANISATION.HOMEPAGE, made.homepage())
                .set(ORGANISATION.DESCRIPTION, made.description())
                .set(ORGANISATION.IRI, made.iri())
                .set(ORGANISATION.CLAIMED, made.claimed())
                .execute();
        return find(slug).orElseThrow();
    }

    Optional<Long> productByIri(String canonical) {
        return db.select(PRODUCT_IRI.PRODUCT_ID)
                .from(PRODUCT_IRI)
                .where(PRODUCT_IRI.IRI.eq(canonical))
                .fetchOptional(PRODUCT_IRI.PRODUCT_ID);
    }

    List<Long> productsByName(String name) {
        return db.select(PRODUCT.ID)
                .from(PRODUCT)
                .where(lower(PRODUCT.NAME).eq(name.toLowerCase(Locale.ROOT)))
                .or(PRODUCT.SLUG.eq(name.toLowerCase(Locale.ROOT)))
                .orderBy(PRODUCT.ID)
                .fetch(PRODUCT.ID);
    }

    boolean productSlugTaken(String slug) {
        return db.fetchExists(PRODUCT, PRODUCT.SLUG.eq(slug));
    }

    long insertProduct(String slug, NewProduct made) {
        return db.insertInto(PRODUCT)
                .set(PRODUCT.ORGANISATION_ID, made.organisationId())
                .set(PRODUCT.SLUG, slug)
                .set(PRODUCT.NAME, made.name())
                .set(PRODUCT.HOMEPAGE, made.homepage())
                .set(PRODUCT.DESCRIPTION, made.description())
                .returning(PRODUCT.ID)
                .fetchSingle(PRODUCT.ID);
    }

    void addIri(long product, String canonical) {
        db.insertInto(PRODUCT_IRI)
                .set(PRODUCT_IRI.IRI, canonical)
                .set(PRODUCT_IRI.PRODUCT_ID, product)
                .onConflictDoNothing()
                .execute();
    }

    ProductVersion version(long product, String version) {
        db.insertInto(PRODUCT_VERSION)
                .set(PRODUCT_VERSION.PRODUCT_ID, product)
                .set(PRODUCT_VERSION.VERSION, version)
                .onConflictDoNothing()
                .execute();
        return db.select(
                        PRODUCT_VERSION.ID,
                        PRODUCT.ID,
                        PRODUCT.SLUG,
                        PRODUCT.NAME,
                        PRODUCT_VERSION.VERSION,
                        PRODUCT.ORGANISATION_ID)
                .from(PRODUCT_VERSION)
                .join(PRODUCT)
                .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                .where(PRODUCT_VERSION.PRODUCT_ID.eq(product))
                .and(PRODUCT_VERSION.VERSION.eq(version))
                .fetchSingle(r ->
                        new ProductVersion(r.value1(), r.value2(), r.value3(), r.value4(), r.value5(), r.value6()));
    }

    void setClaimed(long organisation, boolean claimed) {
        db.update(ORGANISATION)
                .set(ORGANISATION.CLAIMED, claimed)
                .where(ORGANISATION.ID.eq(organisation))
                .and(ORGANISATION.CLAIMED.ne(claimed))
                .execute();
    }
}
