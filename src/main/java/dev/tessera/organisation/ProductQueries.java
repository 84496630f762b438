package dev.tessera.organisation;

import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.PRODUCT;
import static dev.tessera.db.Tables.PRODUCT_ALIAS;
import static dev.tessera.db.Tables.PRODUCT_FORMER_SLUG;
import static dev.tessera.db.Tables.PRODUCT_IRI;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static dev.tessera.db.Tables.PRODUCT_VERSION_ROLE;
import static dev.tessera.db.Tables.SPECIFICATION;
import static dev.tessera.db.Tables.SPECIFICATION_ROLE;
import static dev.tessera.db.Tables.SPECIFICATION_VERSION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.tessera.access.OrganisationScope;
import dev.tessera.organisation.Release.PlayedRole;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

@Repository
class ProductQueries {

    private static final Condition STANDS = PRODUCT.MERGED_INTO.isNull();

    private final DSLContext db;

    ProductQueries(DSLContext db) {
        this.db = db;
    }

    private List<Product> products(Condition condition) {
        return db.select(
                        PRODUCT.ID,
                        PRODUCT.SLUG,
                        PRODUCT.NAME,
                        PRODUCT.HOMEPAGE,
                        PRODUCT.DESCRIPTION,
                        PRODUCT.LICENCE,
                        PRODUCT.EDITS,
                        ORGANISATION.ID,
                        ORGANISATION.SLUG,
                        ORGANISATION.NAME,
                        ORGANISATION.STATUS,
                        ORGANISATION.CLAIMED)
                .from(PRODUCT)
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(PRODUCT.ORGANISATION_ID))
                .where(condition)
                .and(STANDS)
                .orderBy(lower(PRODUCT.NAME), PRODUCT.ID)
                .fetch(r -> new Product(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        r.value7(),
                        r.value8(),
                        r.value9(),
                        r.value10(),
                        new OrganisationScope(r.value8(), r.value11() == OrganisationStatus.APPROVED, r.value12())));
    }

    Optional<Product> find(String slug) {
        return products(PRODUCT.SLUG.eq(slug)).stream().findFirst();
    }

    List<Product> of(long organisation) {
        return products(PRODUCT.ORGANISATION_ID.eq(organisation));
    }

    List<Product> all() {
        return products(noCondition());
    }

    /** Finds a product and makes others who would change it wait until this transaction ends. */
    Optional<Product> lock(String slug) {
        db.select(PRODUCT.ID)
                .from(PRODUCT)
                .where(PRODUCT.SLUG.eq(slug))
                .forNoKeyUpdate()
                .fetch();
        return find(slug);
    }

    /** Where an address that led to a product once leads now. */
    Optional<Product> movedTo(String slug) {
        var successor = PRODUCT.as("successor");
        Condition former = exists(selectOne()
                .from(PRODUCT_FORMER_SLUG)
                .where(PRODUCT_FORMER_SLUG.SLUG.eq(slug))
                .and(PRODUCT_FORMER_SLUG.PRODUCT_ID.eq(PRODUCT.ID)));
        Condition merged = exists(
                selectOne().from(successor).where(successor.SLUG.eq(slug)).and(successor.MERGED_INTO.eq(PRODUCT.ID)));
        return products(former.or(merged)).stream().findFirst();
    }

    /** A record and those that were merged into it. */
    List<Long> withMerged(long id) {
        return db.select(PRODUCT.ID)
                .from(PRODUCT)
                .where(PRODUCT.ID.eq(id).or(PRODUCT.MERGED_INTO.eq(id)))
                .fetch(PRODUCT.ID);
    }

    Optional<Long> byIri(String canonical) {
        return db.select(PRODUCT_IRI.PRODUCT_ID)
                .from(PRODUCT_IRI)
                .where(PRODUCT_IRI.IRI.eq(canonical))
                .fetchOptional(PRODUCT_IRI.PRODUCT_ID);
    }

    List<Long> byName(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return db.select(PRODUCT.ID)
                .from(PRODUCT)
                .where(lower(PRODUCT.NAME)
                        .eq(wanted)
                        .or(PRODUCT.SLUG.eq(wanted))
                        .or(exists(selectOne()
                                .from(PRODUCT_ALIAS)
                                .where(PRODUCT_ALIAS.PRODUCT_ID.eq(PRODUCT.ID))
                                .and(lower(PRODUCT_ALIAS.NAME).eq(wanted)))))
                .and(STANDS)
                .orderBy(PRODUCT.ID)
                .fetch(PRODUCT.ID);
    }

    /** Whether an address is, or was, another product's. */
    boolean slugTaken(String slug, long except) {
        return db.fetchExists(PRODUCT, PRODUCT.SLUG.eq(slug).and(PRODUCT.ID.ne(except)))
                || db.fetchExists(
                        PRODUCT_FORMER_SLUG,
                        PRODUCT_FORMER_SLUG.SLUG.eq(slug).and(PRODUCT_FORMER_SLUG.PRODUCT_ID.ne(except)));
    }

    long insert(long organisation, String slug, ProductForm form) {
        return db.insertInto(PRODUCT)
                .set(PRODUCT.ORGANISATION_ID, organisation)
                .set(PRODUCT.SLUG, slug)
                .set(PRODUCT.NAME, form.name())
                .set(PRODUCT.HOMEPAGE, form.homepage())
                .set(PRODUCT.DESCRIPTION, form.description())
                .set(PRODUCT.LICENCE, form.licence())
                .returning(PRODUCT.ID)
                .fetchSingle(PRODUCT.ID);
    }

    void update(long id, String slug, ProductForm form) {
        db.update(PRODUCT)
                .set(PRODUCT.SLUG, slug)
                .set(PRODUCT.NAME, form.name())
                .set(PRODUCT.HOMEPAGE, form.homepage())
                .set(PRODUCT.DESCRIPTION, form.description())
                .set(PRODUCT.LICENCE, form.licence())
                .set(PRODUCT.EDITS, PRODUCT.EDITS.plus(1))
                .where(PRODUCT.ID.eq(id))
                .execute();
    }

    /** Keeps an address for its product; one that it takes back is not former any more. */
    void slugChanged(long id, String from, String to) {
        db.deleteFrom(PRODUCT_FORMER_SLUG)
                .where(PRODUCT_FORMER_SLUG.SLUG.eq(to))
                .and(PRODUCT_FORMER_SLUG.PRODUCT_ID.eq(id))
                .execute();
        db.insertInto(PRODUCT_FORMER_SLUG)
                .set(PRODUCT_FORMER_SLUG.SLUG, from)
                .set(PRODUCT_FORMER_SLUG.PRODUCT_ID, id)
                .execute();
    }

    List<String> aliases(long product) {
        return db.select(PRODUCT_ALIAS.NAME)
                .from(PRODUCT_ALIAS)
                .where(PRODUCT_ALIAS.PRODUCT_ID.eq(product))
                .orderBy(PRODUCT_ALIAS.ID)
                .fetch(PRODUCT_ALIAS.NAME);
    }

    void aliases(long product, List<String> names) {
        db.deleteFrom(PRODUCT_ALIAS).where(PRODUCT_ALIAS.PRODUCT_ID.eq(product)).execute();
        names.forEach(name -> db.insertInto(PRODUCT_ALIAS)
                .set(PRODUCT_ALIAS.PRODUCT_ID, product)
                .set(PRODUCT_ALIAS.NAME, name)
                .onConflictDoNothing()
                .execute());
    }

    List<String> iris(long product) {
        return db.select(PRODUCT_IRI.IRI)
                .from(PRODUCT_IRI)
                .where(PRODUCT_IRI.PRODUCT_ID.eq(product))
                .orderBy(PRODUCT_IRI.IRI)
                .fetch(PRODUCT_IRI.IRI);
    }

    /** All IRIs, by the product that each names. */
    Map<Long, List<String>> iris() {
        return db.select(PRODUCT_IRI.PRODUCT_ID, PRODUCT_IRI.IRI)
                .from(PRODUCT_IRI)
                .orderBy(PRODUCT_IRI.IRI)
                .fetchGroups(PRODUCT_IRI.PRODUCT_ID, PRODUCT_IRI.IRI);
    }

    void iris(long product, List<String> canonical) {
        db.deleteFrom(PRODUCT_IRI).where(PRODUCT_IRI.PRODUCT_ID.eq(product)).execute();
        canonical.forEach(iri -> db.insertInto(PRODUCT_IRI)
                .set(PRODUCT_IRI.IRI, iri)
                .set(PRODUCT_IRI.PRODUCT_ID, product)
                .execute());
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

    /** A product's versions, the newest first. */
    List<Release> releases(long product) {
        var roles = multiset(select(
                                SPECIFICATION_ROLE.ID,
                                SPECIFICATION_ROLE.NAME,
                                SPECIFICATION.SLUG.concat("/").concat(SPECIFICATION_VERSION.VERSION),
                                SPECIFICATION_VERSION.NAME)
                        .from(PRODUCT_VERSION_ROLE)
                        .join(SPECIFICATION_ROLE)
                        .on(SPECIFICATION_ROLE.ID.eq(PRODUCT_VERSION_ROLE.ROLE_ID))
                        .join(SPECIFICATION_VERSION)
                        .on(SPECIFICATION_VERSION.ID.eq(SPECIFICATION_ROLE.SPECIFICATION_VERSION_ID))
                        .join(SPECIFICATION)
                        .on(SPECIFICATION.ID.eq(SPECIFICATION_VERSION.SPECIFICATION_ID))
                        .where(PRODUCT_VERSION_ROLE.PRODUCT_VERSION_ID.eq(PRODUCT_VERSION.ID))
                        .orderBy(lower(SPECIFICATION_VERSION.NAME), SPECIFICATION_ROLE.ORDINAL, SPECIFICATION_ROLE.ID))
                .convertFrom(r -> r.map(p -> new PlayedRole(p.value1(), p.value2(), p.value3(), p.value4())));
        return db.select(PRODUCT_VERSION.ID, PRODUCT_VERSION.VERSION, PRODUCT_VERSION.RELEASED_ON, roles)
                .from(PRODUCT_VERSION)
                .where(PRODUCT_VERSION.PRODUCT_ID.eq(product))
                .orderBy(PRODUCT_VERSION.RELEASED_ON.desc().nullsLast(), PRODUCT_VERSION.ID.desc())
                .fetch(r -> new Release(r.value1(), r.value2(), r.value3(), r.value4()));
    }

    long insertRelease(long product, ReleaseForm form) {
        return db.insertInto(PRODUCT_VERSION)
                .set(PRODUCT_VERSION.PRODUCT_ID, product)
                .set(PRODUCT_VERSION.VERSION, form.version())
                .set(PRODUCT_VERSION.RELEASED_ON, form.releasedOn())
                .returning(PRODUCT_VERSION.ID)
                .fetchSingle(PRODUCT_VERSION.ID);
    }

    void updateRelease(long version, ReleaseForm form) {
        db.update(PRODUCT_VERSION)
                .set(PRODUCT_VERSION.VERSION, form.version())
                .set(PRODUCT_VERSION.RELEASED_ON, form.releasedOn())
                .where(PRODUCT_VERSION.ID.eq(version))
                .execute();
    }

    void roles(long version, Collection<Long> roles) {
        db.deleteFrom(PRODUCT_VERSION_ROLE)
                .where(PRODUCT_VERSION_ROLE.PRODUCT_VERSION_ID.eq(version))
                .execute();
        addRoles(version, roles);
    }

    void addRoles(long version, Collection<Long> roles) {
        roles.forEach(role -> db.insertInto(PRODUCT_VERSION_ROLE)
                .set(PRODUCT_VERSION_ROLE.PRODUCT_VERSION_ID, version)
                .set(PRODUCT_VERSION_ROLE.ROLE_ID, role)
                .onConflictDoNothing()
                .execute());
    }

    int knownRoles(Collection<Long> roles) {
        return db.fetchCount(SPECIFICATION_ROLE, SPECIFICATION_ROLE.ID.in(roles));
    }
}
