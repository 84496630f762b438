package dev.tessera.certification;

import static dev.tessera.db.Tables.CERTIFICATION_ELIGIBILITY;
import static dev.tessera.db.Tables.SPECIFICATION;
import static org.jooq.impl.DSL.select;

import dev.tessera.organisation.Affiliation;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class EligibilityQueries {

    private final DSLContext db;

    EligibilityQueries(DSLContext db) {
        this.db = db;
    }

    /** What is entered for specifications by slug; by an empty text what is entered for every one. */
    Map<String, Set<Affiliation>> entered() {
        Map<String, Set<Affiliation>> entered = new LinkedHashMap<>();
        db.select(SPECIFICATION.SLUG, CERTIFICATION_ELIGIBILITY.AFFILIATION)
                .from(CERTIFICATION_ELIGIBILITY)
                .leftJoin(SPECIFICATION)
                .on(SPECIFICATION.ID.eq(CERTIFICATION_ELIGIBILITY.SPECIFICATION_ID))
                .forEach(r -> entered.computeIfAbsent(
                                r.value1() == null ? "" : r.value1(), slug -> EnumSet.noneOf(Affiliation.class))
                        .add(r.value2()));
        return entered;
    }

    /** Those that may be certified on a specification, by an entry for it or for every one. */
    Set<Affiliation> of(String specification) {
        Set<Affiliation> affiliations = EnumSet.noneOf(Affiliation.class);
        db.select(CERTIFICATION_ELIGIBILITY.AFFILIATION)
                .from(CERTIFICATION_ELIGIBILITY)
                .where(CERTIFICATION_ELIGIBILITY.SPECIFICATION_ID.isNull())
                .or(CERTIFICATION_ELIGIBILITY.SPECIFICATION_ID.eq(
                        select(SPECIFICATION.ID).from(SPECIFICATION).where(SPECIFICATION.SLUG.eq(specification))))
                .forEach(r -> affiliations.add(r.value1()));
        return affiliations;
    }

    boolean mayBeCertified(Affiliation affiliation, long specification) {
        return db.fetchExists(
                CERTIFICATION_ELIGIBILITY,
                CERTIFICATION_ELIGIBILITY
                        .AFFILIATION
                        .eq(affiliation)
                        .and(CERTIFICATION_ELIGIBILITY
                                .SPECIFICATION_ID
                                .isNull()
                                .or(CERTIFICATION_ELIGIBILITY.SPECIFICATION_ID.eq(specification))));
    }

    /** A specification's id and name. */
    Optional<Named> specification(String slug) {
        return db.select(SPECIFICATION.ID, SPECIFICATION.NAME)
                .from(SPECIFICATION)
                .where(SPECIFICATION.SLUG.eq(slug))
                .fetchOptional(r -> new Named(r.value1(), r.value2()));
    }

    record Named(long id, String name) {}

    /** Whether that was not said before. */
    boolean add(Affiliation affiliation, @Nullable Long specification) {
        return db.insertInto(CERTIFICATION_ELIGIBILITY)
                        .set(CERTIFICATION_ELIGIBILITY.AFFILIATION, affiliation)
                        .set(CERTIFICATION_ELIGIBILITY.SPECIFICATION_ID, specification)
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** Whether that was said before. */
    boolean remove(Affiliation affiliation, @Nullable Long specification) {
        Condition of = specification == null
                ? CERTIFICATION_ELIGIBILITY.SPECIFICATION_ID.isNull()
                : CERTIFICATION_ELIGIBILITY.SPECIFICATION_ID.eq(specification);
        return db.deleteFrom(CERTIFICATION_ELIGIBILITY)
                        .where(CERTIFICATION_ELIGIBILITY.AFFILIATION.eq(affiliation))
                        .and(of)
                        .execute()
                == 1;
    }
}
