package dev.tessera.specification;

import static dev.tessera.db.Tables.CATALOGUE_ENTRY;
import static dev.tessera.db.Tables.FAMILY;
import static dev.tessera.db.Tables.SPECIFICATION;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.tessera.common.Refusal;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Repository;

@Repository
class FamilyQueries {

    private final DSLContext db;

    FamilyQueries(DSLContext db) {
        this.db = db;
    }

    List<Family> all() {
        return families(noCondition());
    }

    Optional<Family> find(String slug) {
        return families(FAMILY.SLUG.eq(slug)).stream().findFirst();
    }

    /** The same, and others who would change it wait. */
    Optional<Family> locked(String slug) {
        db.select(FAMILY.ID)
                .from(FAMILY)
                .where(FAMILY.SLUG.eq(slug))
                .forNoKeyUpdate()
                .fetch();
        return find(slug);
    }

    Optional<Long> named(String name) {
        return db.select(FAMILY.ID)
                .from(FAMILY)
                .where(lower(FAMILY.NAME).eq(lower(name)))
                .fetchOptional(FAMILY.ID);
    }

    void change(long id, FamilyForm form) {
        try {
            db.update(FAMILY)
                    .set(FAMILY.NAME, form.name())
                    .set(FAMILY.DESCRIPTION, form.description())
                    .set(FAMILY.EDITS, FAMILY.EDITS.plus(1))
                    .where(FAMILY.ID.eq(id))
                    .execute();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("family.name-taken", form.name());
        }
    }

    private List<Family> families(Condition condition) {
        return db.select(
                        FAMILY.ID,
                        FAMILY.SLUG,
                        FAMILY.NAME,
                        FAMILY.DESCRIPTION,
                        FAMILY.EDITS,
                        field(select(count()).from(SPECIFICATION).where(SPECIFICATION.FAMILY_ID.eq(FAMILY.ID))),
                        field(select(count()).from(CATALOGUE_ENTRY).where(CATALOGUE_ENTRY.FAMILY_ID.eq(FAMILY.ID))))
                .from(FAMILY)
                .where(condition)
                .orderBy(lower(FAMILY.NAME))
                .fetch(Records.mapping(Family::new));
    }
}
