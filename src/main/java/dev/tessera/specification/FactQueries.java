package dev.tessera.specification;

import static dev.tessera.db.Tables.FAMILY;
import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.SPECIFICATION;
import static dev.tessera.db.Tables.SPECIFICATION_DATE;
import static dev.tessera.db.Tables.SPECIFICATION_LINK;
import static dev.tessera.db.Tables.SPECIFICATION_RELATION;
import static dev.tessera.db.Tables.SPECIFICATION_VERSION;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.tessera.common.Refusal;
import dev.tessera.organisation.OrganisationStatus;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Repository;

/** What is said of a specification version beyond its name: dates, links, relations, whose text it is. */
@Repository
class FactQueries {

    /** What is said of a version, without the version itself. */
    record Facts(
            @Nullable String family,
            @Nullable String description,
            int edits,
            @Nullable Editor editor,
            List<StatusDate> dates,
            List<SpecificationLink> links,
            List<Related> from,
            List<Related> to) {}

    private final DSLContext db;

    FactQueries(DSLContext db) {
        this.db = db;
    }

    Facts of(long version) {
        var dates = multiset(select(SPECIFICATION_DATE.STATUS, SPECIFICATION_DATE.REACHED)
                        .from(SPECIFICATION_DATE)
                        .where(SPECIFICATION_DATE.SPECIFICATION_VERSION_ID.eq(SPECIFICATION_VERSION.ID))
                        .orderBy(SPECIFICATION_DATE.STATUS))
                .convertFrom(r -> r.map(Records.mapping(StatusDate::new)));
        var links = multiset(select(SPECIFICATION_LINK.LABEL, SPECIFICATION_LINK.URL)
                        .from(SPECIFICATION_LINK)
                        .where(SPECIFICATION_LINK.SPECIFICATION_VERSION_ID.eq(SPECIFICATION_VERSION.ID))
                        .orderBy(SPECIFICATION_LINK.ORDINAL))
                .convertFrom(r -> r.map(Records.mapping(SpecificationLink::new)));
        return db.select(
                        FAMILY.SLUG,
                        SPECIFICATION.DESCRIPTION,
                        SPECIFICATION_VERSION.EDITS.plus(SPECIFICATION.EDITS),
                        row(ORGANISATION.SLUG, ORGANISATION.NAME)
                                .convertFrom(r -> r.value1() == null ? null : new Editor(r.value1(), r.value2())),
                        dates,
                        links,
                        related(false),
                        related(true))
                .from(SPECIFICATION_VERSION)
                .join(SPECIFICATION)
                .on(SPECIFICATION.ID.eq(SPECIFICATION_VERSION.SPECIFICATION_ID))
                .leftJoin(FAMILY)
                .on(FAMILY.ID.eq(SPECIFICATION.FAMILY_ID))
                .leftJoin(ORGANISATION)
                .on(ORGANISATION
                        .ID
                        .eq(SPECIFICATION_VERSION.EDITOR_ID)
                        .and(ORGANISATION.STATUS.eq(OrganisationStatus.APPROVED)))
                .where(SPECIFICATION_VERSION.ID.eq(version))
                .fetchSingle(Records.mapping(Facts::new));
    }

    private static Field<List<Related>> related(boolean backwards) {
        var other = SPECIFICATION_VERSION.as("other");
        var of = SPECIFICATION.as("of");
        var mine = backwards ? SPECIFICATION_RELATION.THAT_ID : SPECIFICATION_RELATION.THIS_ID;
        var theirs = backwards ? SPECIFICATION_RELATION.THIS_ID : SPECIFICATION_RELATION.THAT_ID;
        return multiset(select(
                                SPECIFICATION_RELATION.KIND,
                                inline(backwards),
                                of.SLUG.concat("/").concat(other.VERSION),
                                other.NAME,
                                other.STATUS)
                        .from(SPECIFICATION_RELATION)
                        .join(other)
                        .on(other.ID.eq(theirs))
                        .join(of)
                        .on(of.ID.eq(other.SPECIFICATION_ID))
                        .where(mine.eq(SPECIFICATION_VERSION.ID))
                        .orderBy(
                                SPECIFICATION_RELATION.KIND,
                                of.NAME,
                                other.ISSUED.desc().nullsLast(),
                                other.ID))
                .convertFrom(r -> r.map(Records.mapping(Related::new)));
    }

    /** Makes others who would change this version or its specification wait. */
    void lock(long version) {
        db.select(SPECIFICATION_VERSION.ID)
                .from(SPECIFICATION_VERSION)
                .join(SPECIFICATION)
                .on(SPECIFICATION.ID.eq(SPECIFICATION_VERSION.SPECIFICATION_ID))
                .where(SPECIFICATION_VERSION.ID.eq(version))
                .forNoKeyUpdate()
                .fetch();
    }

    /** The organisation that an address names, if everybody may know of it. */
    Optional<Long> editor(String slug) {
        return db.select(ORGANISATION.ID)
                .from(ORGANISATION)
                .where(ORGANISATION.SLUG.eq(slug))
                .and(ORGANISATION.STATUS.eq(OrganisationStatus.APPROVED))
                .and(ORGANISATION.MERGED_INTO.isNull())
                .fetchOptional(ORGANISATION.ID);
    }

    void editor(long version, @Nullable Long organisation) {
        db.update(SPECIFICATION_VERSION)
                .set(SPECIFICATION_VERSION.EDITOR_ID, organisation)
                .where(SPECIFICATION_VERSION.ID.eq(version))
                .execute();
    }

    void description(String specification, @Nullable String text) {
        db.update(SPECIFICATION)
                .set(SPECIFICATION.DESCRIPTION, text)
                .where(SPECIFICATION.SLUG.eq(specification))
                .execute();
    }

    void dates(long version, List<StatusDate> dates) {
        db.deleteFrom(SPECIFICATION_DATE)
                .where(SPECIFICATION_DATE.SPECIFICATION_VERSION_ID.eq(version))
                .execute();
        dates.forEach(d -> db.insertInto(SPECIFICATION_DATE)
                .set(SPECIFICATION_DATE.SPECIFICATION_VERSION_ID, version)
                .set(SPECIFICATION_DATE.STATUS, d.status())
                .set(SPECIFICATION_DATE.REACHED, d.reached())
                .execute());
    }

    void links(long version, List<SpecificationLink> links) {
        db.deleteFrom(SPECIFICATION_LINK)
                .where(SPECIFICATION_LINK.SPECIFICATION_VERSION_ID.eq(version))
                .execute();
        for (int i = 0; i < links.size(); i++) {
            db.insertInto(SPECIFICATION_LINK)
                    .set(SPECIFICATION_LINK.SPECIFICATION_VERSION_ID, version)
                    .set(SPECIFICATION_LINK.ORDINAL, i + 1)
                    .set(SPECIFICATION_LINK.LABEL, links.get(i).label())
                    .set(SPECIFICATION_LINK.URL, links.get(i).url())
                    .execute();
        }
    }

    /** A relation to another version, by its id. */
    record To(RelationKind kind, long version) {}

    /** Makes these what the version is to others; what leads back to where it began is refused. */
    void relations(long version, List<To> relations) {
        db.deleteFrom(SPECIFICATION_RELATION)
                .where(SPECIFICATION_RELATION.THIS_ID.eq(version))
                .execute();
        try {
            relations.forEach(r -> db.insertInto(SPECIFICATION_RELATION)
                    .set(SPECIFICATION_RELATION.THIS_ID, version)
                    .set(SPECIFICATION_RELATION.KIND, r.kind())
                    .set(SPECIFICATION_RELATION.THAT_ID, r.version())
                    .execute());
        } catch (DataIntegrityViolationException e) {
            if (String.valueOf(e.getMessage()).contains("leads back")) {
                throw Refusal.conflict("specification.circle");
            }
            throw e;
        }
    }

    /** Notes that the version was edited. */
    void edited(long version) {
        db.update(SPECIFICATION_VERSION)
                .set(SPECIFICATION_VERSION.EDITS, SPECIFICATION_VERSION.EDITS.plus(1))
                .where(SPECIFICATION_VERSION.ID.eq(version))
                .execute();
    }

    /** Notes that what all versions of a specification share was edited. */
    void specificationEdited(String specification) {
        db.update(SPECIFICATION)
                .set(SPECIFICATION.EDITS, SPECIFICATION.EDITS.plus(1))
                .where(SPECIFICATION.SLUG.eq(specification))
                .execute();
    }
}
