package dev.tessera.specification;

import static dev.tessera.db.Tables.FAMILY;
import static dev.tessera.db.Tables.SPECIFICATION;
import static dev.tessera.db.Tables.SPECIFICATION_ROLE;
import static dev.tessera.db.Tables.SPECIFICATION_VERSION;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.tessera.common.Refusal;
import dev.tessera.common.Slug;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Repository;

@Repository
class SpecificationQueries {

    private final DSLContext db;

    SpecificationQueries(DSLContext db) {
        this.db = db;
    }

    List<SpecificationVersion> catalogue() {
        return versions(noCondition());
    }

    /** Those that were issued last, in no certain order. */
    List<SpecificationVersion> newest(int most) {
        return versions(SPECIFICATION_VERSION.ID.in(select(SPECIFICATION_VERSION.ID)
                .from(SPECIFICATION_VERSION)
                .where(SPECIFICATION_VERSION.ISSUED.isNotNull())
                .orderBy(SPECIFICATION_VERSION.ISSUED.desc(), SPECIFICATION_VERSION.ID)
                .limit(most)));
    }

    List<SpecificationVersion> versions(String specification) {
        return versions(SPECIFICATION.SLUG.eq(specification));
    }

    Optional<SpecificationVersion> find(String specification, String version) {
        return versions(SPECIFICATION.SLUG.eq(specification).and(SPECIFICATION_VERSION.VERSION.eq(version))).stream()
                .findFirst();
    }

    private List<SpecificationVersion> versions(Condition condition) {
        var roles = multiset(select(SPECIFICATION_ROLE.ID, SPECIFICATION_ROLE.NAME)
                        .from(SPECIFICATION_ROLE)
                        .where(SPECIFICATION_ROLE.SPECIFICATION_VERSION_ID.eq(SPECIFICATION_VERSION.ID))
                        .orderBy(SPECIFICATION_ROLE.ORDINAL))
                .convertFrom(r -> r.map(Records.mapping(SpecificationRole::new)));
        return db.select(
                        SPECIFICATION_VERSION.ID,
                        SPECIFICATION.SLUG,
                        SPECIFICATION.NAME,
                        FAMILY.NAME,
                        SPECIFICATION_VERSION.VERSION,
                        SPECIFICATION_VERSION.NAME,
                        SPECIFICATION_VERSION.STATUS,
                        SPECIFICATION_VERSION.ISSUED,
                        SPECIFICATION_VERSION.URL,
                        SPECIFICATION_VERSION.NOTE,
                        SPECIFICATION_VERSION.SOURCE,
                        roles)
                .from(SPECIFICATION_VERSION)
                .join(SPECIFICATION)
                .on(SPECIFICATION.ID.eq(SPECIFICATION_VERSION.SPECIFICATION_ID))
                .leftJoin(FAMILY)
                .on(FAMILY.ID.eq(SPECIFICATION.FAMILY_ID))
                .where(condition)
                .orderBy(
                        lower(coalesce(FAMILY.NAME, SPECIFICATION.NAME)),
                        lower(SPECIFICATION.NAME),
                        SPECIFICATION.ID,
                        SPECIFICATION_VERSION.ISSUED.desc().nullsLast(),
                        SPECIFICATION_VERSION.VERSION.desc())
                .fetch(Records.mapping(SpecificationVersion::new));
    }

    /** The id of a specification, made if it is not there yet. */
    long specification(String slug, SpecificationForm form, String fallbackName) {
        String name = form.specificationName() != null
                ? form.specificationName()
                : Objects.requireNonNullElse(form.name(), fallbackName);
        Long family = form.family() == null ? null : family(form.family());
        return db.insertInto(SPECIFICATION)
                .set(SPECIFICATION.SLUG, slug)
                .set(SPECIFICATION.NAME, name)
                .set(SPECIFICATION.FAMILY_ID, family)
                .onConflict(SPECIFICATION.SLUG)
                .doUpdate()
                .set(
                        SPECIFICATION.NAME,
                        form.specificationName() != null ? val(form.specificationName()) : SPECIFICATION.NAME)
                .set(SPECIFICATION.FAMILY_ID, family != null ? val(family) : SPECIFICATION.FAMILY_ID)
                .returning(SPECIFICATION.ID)
                .fetchSingle(SPECIFICATION.ID);
    }

    /** The id of the family of this name, made if there is none yet. */
    private long family(String name) {
        return db.select(FAMILY.ID)
                .from(FAMILY)
                .where(lower(FAMILY.NAME).eq(lower(name)))
                .fetchOptional(FAMILY.ID)
                .orElseGet(() -> db.insertInto(FAMILY)
                        .set(FAMILY.SLUG, Slug.of(name, s -> db.fetchExists(FAMILY, FAMILY.SLUG.eq(s))))
                        .set(FAMILY.NAME, name)
                        .returning(FAMILY.ID)
                        .fetchSingle(FAMILY.ID));
    }

    long insert(long specification, String version, SpecificationForm form) {
        return db.insertInto(SPECIFICATION_VERSION)
                .set(SPECIFICATION_VERSION.SPECIFICATION_ID, specification)
                .set(SPECIFICATION_VERSION.VERSION, version)
                .set(SPECIFICATION_VERSION.NAME, form.name())
                .set(SPECIFICATION_VERSION.STATUS, Objects.requireNonNullElse(form.status(), SpecificationStatus.DRAFT))
                .set(SPECIFICATION_VERSION.ISSUED, form.issued())
                .set(SPECIFICATION_VERSION.URL, form.url())
                .set(SPECIFICATION_VERSION.NOTE, form.note())
                .set(SPECIFICATION_VERSION.SOURCE, form.source())
                .returning(SPECIFICATION_VERSION.ID)
                .fetchSingle(SPECIFICATION_VERSION.ID);
    }

    long update(long id, SpecificationForm form) {
        db.update(SPECIFICATION_VERSION)
                .set(SPECIFICATION_VERSION.NAME, coalesce(val(form.name()), SPECIFICATION_VERSION.NAME))
                .set(
                        SPECIFICATION_VERSION.STATUS,
                        form.status() == null
                                ? SPECIFICATION_VERSION.STATUS
                                : val(form.status(), SPECIFICATION_VERSION.STATUS))
                .set(SPECIFICATION_VERSION.ISSUED, coalesce(val(form.issued()), SPECIFICATION_VERSION.ISSUED))
                .set(SPECIFICATION_VERSION.URL, coalesce(val(form.url()), SPECIFICATION_VERSION.URL))
                .set(SPECIFICATION_VERSION.NOTE, coalesce(val(form.note()), SPECIFICATION_VERSION.NOTE))
                .set(SPECIFICATION_VERSION.SOURCE, coalesce(val(form.source()), SPECIFICATION_VERSION.SOURCE))
                .where(SPECIFICATION_VERSION.ID.eq(id))
                .execute();
        return id;
    }

    /** Makes a version exactly what the form says; its specification and family with it. */
    void replace(SpecificationVersion version, SpecificationForm form) {
        Long family = form.family() == null ? null : family(form.family());
        db.update(SPECIFICATION)
                .set(SPECIFICATION.NAME, Objects.requireNonNullElse(form.specificationName(), form.name()))
                .set(SPECIFICATION.FAMILY_ID, family)
                .where(SPECIFICATION.SLUG.eq(version.specification()))
                .execute();
        db.update(SPECIFICATION_VERSION)
                .set(SPECIFICATION_VERSION.NAME, form.name())
                .set(SPECIFICATION_VERSION.STATUS, Objects.requireNonNullElse(form.status(), version.status()))
                .set(SPECIFICATION_VERSION.ISSUED, form.issued())
                .set(SPECIFICATION_VERSION.URL, form.url())
                .set(SPECIFICATION_VERSION.NOTE, form.note())
                .set(SPECIFICATION_VERSION.SOURCE, form.source())
                .where(SPECIFICATION_VERSION.ID.eq(version.id()))
                .execute();
    }

    /** Makes the roles of a version these, in this order; one that a test or a participant has cannot go. */
    void roles(long version, List<String> names) {
        List<String> kept = names.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
        try {
            db.deleteFrom(SPECIFICATION_ROLE)
                    .where(SPECIFICATION_ROLE.SPECIFICATION_VERSION_ID.eq(version))
                    .and(
                            kept.isEmpty()
                                    ? noCondition()
                                    : lower(SPECIFICATION_ROLE.NAME).notIn(kept))
                    .execute();
        } catch (DataIntegrityViolationException e) {
            throw Refusal.conflict("specification.role-in-use");
        }
        for (int i = 0; i < names.size(); i++) {
            int changed = db.update(SPECIFICATION_ROLE)
                    .set(SPECIFICATION_ROLE.NAME, names.get(i))
                    .set(SPECIFICATION_ROLE.ORDINAL, i + 1)
                    .where(SPECIFICATION_ROLE.SPECIFICATION_VERSION_ID.eq(version))
                    .and(lower(SPECIFICATION_ROLE.NAME).eq(kept.get(i)))
                    .execute();
            if (changed == 0) {
                db.insertInto(SPECIFICATION_ROLE)
                        .set(SPECIFICATION_ROLE.SPECIFICATION_VERSION_ID, version)
                        .set(SPECIFICATION_ROLE.NAME, names.get(i))
                        .set(SPECIFICATION_ROLE.ORDINAL, i + 1)
                        .execute();
            }
        }
    }
}
