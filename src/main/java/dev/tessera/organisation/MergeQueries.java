package dev.tessera.organisation;

import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.ORGANISATION_ALIAS;
import static dev.tessera.db.Tables.ORGANISATION_CONTACT;
import static dev.tessera.db.Tables.ORGANISATION_DOMAIN;
import static dev.tessera.db.Tables.ORGANISATION_FORMER_SLUG;
import static dev.tessera.db.Tables.ORGANISATION_IRI;
import static dev.tessera.db.Tables.ORGANISATION_LOGO;
import static dev.tessera.db.Tables.PRODUCT;
import static dev.tessera.db.Tables.PRODUCT_ALIAS;
import static dev.tessera.db.Tables.PRODUCT_FORMER_SLUG;
import static dev.tessera.db.Tables.PRODUCT_IRI;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static dev.tessera.db.Tables.PRODUCT_VERSION_ROLE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;

/** Moves what belongs to one record of this feature's own tables to another; what both have stays where it is. */
@Repository
class MergeQueries {

    private final DSLContext db;

    MergeQueries(DSLContext db) {
        this.db = db;
    }

    /** Makes others who would change either wait; always in the same order, so that no two wait for each other. */
    void lockOrganisations(long one, long other) {
        db.select(ORGANISATION.ID)
                .from(ORGANISATION)
                .where(ORGANISATION.ID.in(one, other))
                .orderBy(ORGANISATION.ID)
                .forUpdate()
                .fetch();
    }

    void lockProducts(long one, long other) {
        db.select(PRODUCT.ID)
                .from(PRODUCT)
                .where(PRODUCT.ID.in(one, other))
                .orderBy(PRODUCT.ID)
                .forUpdate()
                .fetch();
    }

    // ---------------------------------------------------------------- organisations

    int moveProducts(long from, long into) {
        return db.update(PRODUCT)
                .set(PRODUCT.ORGANISATION_ID, into)
                .where(PRODUCT.ORGANISATION_ID.eq(from))
                .execute();
    }

    int moveOrganisationAliases(long from, long into) {
        var there = ORGANISATION_ALIAS.as("there");
        return db.update(ORGANISATION_ALIAS)
                .set(ORGANISATION_ALIAS.ORGANISATION_ID, into)
                .where(ORGANISATION_ALIAS.ORGANISATION_ID.eq(from))
                .and(notExists(selectOne()
                        .from(there)
                        .where(there.ORGANISATION_ID.eq(into))
                        .and(lower(there.NAME).eq(lower(ORGANISATION_ALIAS.NAME)))))
                .execute();
    }

    /** The old record's name as another one of the new, unless it has it already. */
    void nameOfOrganisation(long into, String name) {
        db.insertInto(ORGANISATION_ALIAS, ORGANISATION_ALIAS.ORGANISATION_ID, ORGANISATION_ALIAS.NAME)
                .select(select(inline(into), inline(name))
                        .where(notExists(selectOne()
                                .from(ORGANISATION)
                                .where(ORGANISATION.ID.eq(into))
                                .and(ORGANISATION.NAME.equalIgnoreCase(name)))))
                .onConflictDoNothing()
                .execute();
    }

    int moveOrganisationIris(long from, long into) {
        return db.update(ORGANISATION_IRI)
                .set(ORGANISATION_IRI.ORGANISATION_ID, into)
                .where(ORGANISATION_IRI.ORGANISATION_ID.eq(from))
                .execute();
    }

    int moveContacts(long from, long into) {
        var there = ORGANISATION_CONTACT.as("there");
        return db.update(ORGANISATION_CONTACT)
                .set(ORGANISATION_CONTACT.ORGANISATION_ID, into)
                .where(ORGANISATION_CONTACT.ORGANISATION_ID.eq(from))
                .and(notExists(selectOne()
                        .from(there)
                        .where(there.ORGANISATION_ID.eq(into))
                        .and(lower(there.EMAIL).eq(lower(ORGANISATION_CONTACT.EMAIL)))
                        .and(lower(there.PURPOSE).eq(lower(ORGANISATION_CONTACT.PURPOSE)))))
                .execute();
    }

    int moveDomains(long from, long into) {
        var there = ORGANISATION_DOMAIN.as("there");
        return db.update(ORGANISATION_DOMAIN)
                .set(ORGANISATION_DOMAIN.ORGANISATION_ID, into)
                .where(ORGANISATION_DOMAIN.ORGANISATION_ID.eq(from))
                .and(notExists(selectOne()
                        .from(there)
                        .where(there.ORGANISATION_ID.eq(into))
                        .and(there.DOMAIN.eq(ORGANISATION_DOMAIN.DOMAIN))))
                .execute();
    }

    int moveLogo(long from, long into) {
        var there = ORGANISATION_LOGO.as("there");
        return db.update(ORGANISATION_LOGO)
                .set(ORGANISATION_LOGO.ORGANISATION_ID, into)
                .where(ORGANISATION_LOGO.ORGANISATION_ID.eq(from))
                .and(notExists(selectOne().from(there).where(there.ORGANISATION_ID.eq(into))))
                .execute();
    }

    /** What the surviving record does not say and the other one does. */
    void completeOrganisation(long from, long into) {
        var there = ORGANISATION.as("there");
        db.update(ORGANISATION)
                .set(ORGANISATION.COUNTRY, coalesce(ORGANISATION.COUNTRY, there.COUNTRY))
                .set(ORGANISATION.HOMEPAGE, coalesce(ORGANISATION.HOMEPAGE, there.HOMEPAGE))
                .set(ORGANISATION.DESCRIPTION, coalesce(ORGANISATION.DESCRIPTION, there.DESCRIPTION))
                .set(ORGANISATION.CLAIMED, field(ORGANISATION.CLAIMED.isTrue().or(there.CLAIMED.isTrue())))
                .set(ORGANISATION.EDITS, ORGANISATION.EDITS.plus(1))
                .from(there)
                .where(ORGANISATION.ID.eq(into))
                .and(there.ID.eq(from))
                .execute();
    }

    /** Ends a record; what was merged into it before is the other one's past now, too. */
    void endOrganisation(long from, long into) {
        db.update(ORGANISATION_FORMER_SLUG)
                .set(ORGANISATION_FORMER_SLUG.ORGANISATION_ID, into)
                .where(ORGANISATION_FORMER_SLUG.ORGANISATION_ID.eq(from))
                .execute();
        db.update(ORGANISATION)
                .set(ORGANISATION.MERGED_INTO, into)
                .where(ORGANISATION.ID.eq(from).or(ORGANISATION.MERGED_INTO.eq(from)))
                .execute();
    }

    // ---------------------------------------------------------------- products

    /** The versions that both have: the first's and the second's. */
    Map<Long, Long> sameVersions(long from, long into) {
        var there = PRODUCT_VERSION.as("there");
        return db.select(PRODUCT_VERSION.ID, there.ID)
                .from(PRODUCT_VERSION)
                .join(there)
                .on(there.VERSION.eq(PRODUCT_VERSION.VERSION))
                .where(PRODUCT_VERSION.PRODUCT_ID.eq(from))
                .and(there.PRODUCT_ID.eq(into))
                .fetchMap(PRODUCT_VERSION.ID, there.ID);
    }

    /** Moves the versions that the other one has not. */
    int moveVersions(long from, long into) {
        var there = PRODUCT_VERSION.as("there");
        return db.update(PRODUCT_VERSION)
                .set(PRODUCT_VERSION.PRODUCT_ID, into)
                .where(PRODUCT_VERSION.PRODUCT_ID.eq(from))
                .and(notExists(selectOne()
                        .from(there)
                        .where(there.PRODUCT_ID.eq(into))
                        .and(there.VERSION.eq(PRODUCT_VERSION.VERSION))))
                .execute();
    }

    /** Gives a version the roles of the same one of the other record, and its date where it has none. */
    void completeVersion(long from, long into) {
        var there = PRODUCT_VERSION.as("there");
        db.insertInto(PRODUCT_VERSION_ROLE, PRODUCT_VERSION_ROLE.PRODUCT_VERSION_ID, PRODUCT_VERSION_ROLE.ROLE_ID)
                .select(select(inline(into), PRODUCT_VERSION_ROLE.ROLE_ID)
                        .from(PRODUCT_VERSION_ROLE)
                        .where(PRODUCT_VERSION_ROLE.PRODUCT_VERSION_ID.eq(from)))
                .onConflictDoNothing()
                .execute();
        db.update(PRODUCT_VERSION)
                .set(PRODUCT_VERSION.RELEASED_ON, there.RELEASED_ON)
                .from(there)
                .where(PRODUCT_VERSION.ID.eq(into))
                .and(PRODUCT_VERSION.RELEASED_ON.isNull())
                .and(there.ID.eq(from))
                .execute();
    }

    int moveProductAliases(long from, long into) {
        var there = PRODUCT_ALIAS.as("there");
        return db.update(PRODUCT_ALIAS)
                .set(PRODUCT_ALIAS.PRODUCT_ID, into)
                .where(PRODUCT_ALIAS.PRODUCT_ID.eq(from))
                .and(notExists(selectOne()
                        .from(there)
                        .where(there.PRODUCT_ID.eq(into))
                        .and(lower(there.NAME).eq(lower(PRODUCT_ALIAS.NAME)))))
                .execute();
    }

    /** The old record's name as another one of the new, unless it has it already. */
    void nameOfProduct(long into, String name) {
        db.insertInto(PRODUCT_ALIAS, PRODUCT_ALIAS.PRODUCT_ID, PRODUCT_ALIAS.NAME)
                .select(select(inline(into), inline(name))
                        .where(notExists(selectOne()
                                .from(PRODUCT)
                                .where(PRODUCT.ID.eq(into))
                                .and(PRODUCT.NAME.equalIgnoreCase(name)))))
                .onConflictDoNothing()
                .execute();
    }

    int moveProductIris(long from, long into) {
        return db.update(PRODUCT_IRI)
                .set(PRODUCT_IRI.PRODUCT_ID, into)
                .where(PRODUCT_IRI.PRODUCT_ID.eq(from))
                .execute();
    }

    /** What the surviving record does not say and the other one does. */
    void completeProduct(long from, long into) {
        var there = PRODUCT.as("there");
        db.update(PRODUCT)
                .set(PRODUCT.HOMEPAGE, coalesce(PRODUCT.HOMEPAGE, there.HOMEPAGE))
                .set(PRODUCT.DESCRIPTION, coalesce(PRODUCT.DESCRIPTION, there.DESCRIPTION))
                .set(PRODUCT.LICENCE, coalesce(PRODUCT.LICENCE, there.LICENCE))
                .set(PRODUCT.EDITS, PRODUCT.EDITS.plus(1))
                .from(there)
                .where(PRODUCT.ID.eq(into))
                .and(there.ID.eq(from))
                .execute();
    }

    /** Ends a record; what was merged into it before is the other one's past now, too. */
    void endProduct(long from, long into) {
        db.update(PRODUCT_FORMER_SLUG)
                .set(PRODUCT_FORMER_SLUG.PRODUCT_ID, into)
                .where(PRODUCT_FORMER_SLUG.PRODUCT_ID.eq(from))
                .execute();
        db.update(PRODUCT)
                .set(PRODUCT.MERGED_INTO, into)
                .where(PRODUCT.ID.eq(from).or(PRODUCT.MERGED_INTO.eq(from)))
                .execute();
    }
}
