package dev.tessera.organisation;

import static dev.tessera.db.Tables.ACCOUNT;
import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.ORGANISATION_ALIAS;
import static dev.tessera.db.Tables.ORGANISATION_DOMAIN;
import static dev.tessera.db.Tables.ORGANISATION_FORMER_SLUG;
import static dev.tessera.db.Tables.ORGANISATION_IRI;
import static dev.tessera.db.Tables.PRODUCT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class OrganisationQueries {

    private static final List<SelectField<?>> COLUMNS = List.of(
            ORGANISATION.ID,
            ORGANISATION.SLUG,
            ORGANISATION.NAME,
            ORGANISATION.KIND,
            ORGANISATION.AFFILIATION,
            ORGANISATION.AFFILIATION_UNTIL,
            ORGANISATION.COUNTRY,
            ORGANISATION.HOMEPAGE,
            ORGANISATION.DESCRIPTION,
            ORGANISATION.CLAIMED,
            ORGANISATION.STATUS,
            ORGANISATION.DECISION,
            ORGANISATION.EDITS);

    /** A record that was merged is another one's past: it is found by its addresses only. */
    private static final Condition STANDS = ORGANISATION.MERGED_INTO.isNull();

    private final DSLContext db;

    OrganisationQueries(DSLContext db) {
        this.db = db;
    }

    private static Organisation organisation(Record r) {
        return new Organisation(
                r.get(ORGANISATION.ID),
                r.get(ORGANISATION.SLUG),
                r.get(ORGANISATION.NAME),
                r.get(ORGANISATION.KIND),
                r.get(ORGANISATION.AFFILIATION),
                r.get(ORGANISATION.AFFILIATION_UNTIL),
                r.get(ORGANISATION.COUNTRY),
                r.get(ORGANISATION.HOMEPAGE),
                r.get(ORGANISATION.DESCRIPTION),
                r.get(ORGANISATION.CLAIMED),
                r.get(ORGANISATION.STATUS),
                r.get(ORGANISATION.DECISION),
                r.get(ORGANISATION.EDITS));
    }

    Optional<Organisation> find(String slug) {
        return one(ORGANISATION.SLUG.eq(slug));
    }

    Optional<Organisation> byId(long id) {
        return one(ORGANISATION.ID.eq(id));
    }

    Optional<Organisation> byIri(String canonical) {
        return one(exists(selectOne()
                .from(ORGANISATION_IRI)
                .where(ORGANISATION_IRI.ORGANISATION_ID.eq(ORGANISATION.ID))
                .and(ORGANISATION_IRI.IRI.eq(canonical))));
    }

    Optional<Organisation> unclaimedByName(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        Condition alias = exists(selectOne()
                .from(ORGANISATION_ALIAS)
                .where(ORGANISATION_ALIAS.ORGANISATION_ID.eq(ORGANISATION.ID))
                .and(lower(ORGANISATION_ALIAS.NAME).eq(wanted)));
        Condition named = lower(ORGANISATION.NAME)
                .eq(wanted)
                .and(notExists(selectOne()
                        .from(ORGANISATION_IRI)
                        .where(ORGANISATION_IRI.ORGANISATION_ID.eq(ORGANISATION.ID))));
        return one(named.or(alias).andNot(ORGANISATION.CLAIMED));
    }

    private Optional<Organisation> one(Condition condition) {
        return db.select(COLUMNS)
                .from(ORGANISATION)
                .where(condition)
                .and(STANDS)
                .orderBy(ORGANISATION.ID)
                .limit(1)
                .fetchOptional(OrganisationQueries::organisation);
    }

    /** Finds an organisation and makes others who would change it wait until this transaction ends. */
    Optional<Organisation> lock(String slug) {
        db.select(ORGANISATION.ID)
                .from(ORGANISATION)
                .where(ORGANISATION.SLUG.eq(slug))
                .forNoKeyUpdate()
                .fetch();
        return find(slug);
    }

    /** Where an address that led to an organisation once leads now. */
    Optional<Organisation> movedTo(String slug) {
        var successor = ORGANISATION.as("successor");
        Condition former = exists(selectOne()
                .from(ORGANISATION_FORMER_SLUG)
                .where(ORGANISATION_FORMER_SLUG.SLUG.eq(slug))
                .and(ORGANISATION_FORMER_SLUG.ORGANISATION_ID.eq(ORGANISATION.ID)));
        Condition merged = exists(selectOne()
                .from(successor)
                .where(successor.SLUG.eq(slug))
                .and(successor.MERGED_INTO.eq(ORGANISATION.ID)));
        return one(former.or(merged));
    }

    /** All that stand, by name. */
    List<Listed> all() {
        var products = field(select(count())
                .from(PRODUCT)
                .where(PRODUCT.ORGANISATION_ID.eq(ORGANISATION.ID))
                .and(PRODUCT.MERGED_INTO.isNull()));
        var aliases = field(select(coalesce(field("string_agg({0}, ' ')", String.class, ORGANISATION_ALIAS.NAME), ""))
                .from(ORGANISATION_ALIAS)
                .where(ORGANISATION_ALIAS.ORGANISATION_ID.eq(ORGANISATION.ID)));
        return db.select(COLUMNS)
                .select(products, aliases)
                .from(ORGANISATION)
                .where(STANDS)
                .orderBy(lower(ORGANISATION.NAME), ORGANISATION.ID)
                .fetch(r -> {
                    Organisation o = organisation(r);
                    String called =
                            String.join(" ", o.name(), o.slug(), Objects.requireNonNullElse(r.get(aliases), ""));
                    return new Listed(o, r.get(products), called.toLowerCase(Locale.ROOT));
                });
    }

    List<Organisation> ofDomain(String domain) {
        return db.select(COLUMNS)
                .from(ORGANISATION)
                .join(ORGANISATION_DOMAIN)
                .on(ORGANISATION_DOMAIN.ORGANISATION_ID.eq(ORGANISATION.ID))
                .where(ORGANISATION_DOMAIN.DOMAIN.eq(domain))
                .and(STANDS)
                .orderBy(lower(ORGANISATION.NAME))
                .fetch(OrganisationQueries::organisation);
    }

    /** A record and those that were merged into it. */
    List<Long> withMerged(long id) {
        return db.select(ORGANISATION.ID)
                .from(ORGANISATION)
                .where(ORGANISATION.ID.eq(id).or(ORGANISATION.MERGED_INTO.eq(id)))
                .fetch(ORGANISATION.ID);
    }

    /** Whether an address is, or was, somebody else's. */
    boolean slugTaken(String slug, long except) {
        return db.fetchExists(ORGANISATION, ORGANISATION.SLUG.eq(slug).and(ORGANISATION.ID.ne(except)))
                || db.fetchExists(
                        ORGANISATION_FORMER_SLUG,
                        ORGANISATION_FORMER_SLUG
                                .SLUG
                                .eq(slug)
                                .and(ORGANISATION_FORMER_SLUG.ORGANISATION_ID.ne(except)));
    }

    long insert(String slug, OrganisationForm form, boolean claimed, OrganisationStatus status, @Nullable Long by) {
        return db.insertInto(ORGANISATION)
                .set(ORGANISATION.SLUG, slug)
                .set(ORGANISATION.NAME, form.name())
                .set(ORGANISATION.KIND, form.kind())
                .set(ORGANISATION.AFFILIATION, form.affiliation())
                .set(ORGANISATION.AFFILIATION_UNTIL, form.affiliationUntil())
                .set(ORGANISATION.COUNTRY, form.country())
                .set(ORGANISATION.HOMEPAGE, form.homepage())
                .set(ORGANISATION.DESCRIPTION, form.description())
                .set(ORGANISATION.CLAIMED, claimed)
                .set(ORGANISATION.STATUS, status)
                .set(ORGANISATION.REQUESTED_BY, by)
                .returning(ORGANISATION.ID)
                .fetchSingle(ORGANISATION.ID);
    }

    void update(long id, String slug, OrganisationForm form) {
        db.update(ORGANISATION)
                .set(ORGANISATION.SLUG, slug)
                .set(ORGANISATION.NAME, form.name())
                .set(ORGANISATION.KIND, form.kind())
                .set(ORGANISATION.AFFILIATION, form.affiliation())
                .set(ORGANISATION.AFFILIATION_UNTIL, form.affiliationUntil())
                .set(ORGANISATION.COUNTRY, form.country())
                .set(ORGANISATION.HOMEPAGE, form.homepage())
                .set(ORGANISATION.DESCRIPTION, form.description())
                .set(ORGANISATION.EDITS, ORGANISATION.EDITS.plus(1))
                .where(ORGANISATION.ID.eq(id))
                .execute();
    }

    /** Keeps an address for its organisation; one that it takes back is not former any more. */
    void slugChanged(long id, String from, String to) {
        db.deleteFrom(ORGANISATION_FORMER_SLUG)
                .where(ORGANISATION_FORMER_SLUG.SLUG.eq(to))
                .and(ORGANISATION_FORMER_SLUG.ORGANISATION_ID.eq(id))
                .execute();
        db.insertInto(ORGANISATION_FORMER_SLUG)
                .set(ORGANISATION_FORMER_SLUG.SLUG, from)
                .set(ORGANISATION_FORMER_SLUG.ORGANISATION_ID, id)
                .execute();
    }

    void decide(long id, OrganisationStatus status, @Nullable Long by, @Nullable Instant at, @Nullable String why) {
        db.update(ORGANISATION)
                .set(ORGANISATION.STATUS, status)
                .set(ORGANISATION.DECIDED_BY, by)
                .set(ORGANISATION.DECIDED_AT, at)
                .set(ORGANISATION.DECISION, why)
                .where(ORGANISATION.ID.eq(id))
                .execute();
    }

    void claimed(long id, boolean claimed) {
        db.update(ORGANISATION)
                .set(ORGANISATION.CLAIMED, claimed)
                .where(ORGANISATION.ID.eq(id))
                .execute();
    }

    int waitingOf(long account) {
        return db.fetchCount(
                ORGANISATION,
                STANDS,
                ORGANISATION.REQUESTED_BY.eq(account),
                ORGANISATION.STATUS.eq(OrganisationStatus.REQUESTED));
    }

    /** Those that nobody has decided on, the oldest first. */
    List<Waiting> waiting() {
        return db.select(COLUMNS)
                .select(ORGANISATION.CREATED_AT, ACCOUNT.NAME, ACCOUNT.EMAIL)
                .from(ORGANISATION)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(ORGANISATION.REQUESTED_BY))
                .where(ORGANISATION.STATUS.eq(OrganisationStatus.REQUESTED))
                .and(STANDS)
                .orderBy(ORGANISATION.ID)
                .fetch(r -> new Waiting(
                        organisation(r), r.get(ORGANISATION.CREATED_AT), r.get(ACCOUNT.NAME), r.get(ACCOUNT.EMAIL)));
    }
}
