package dev.tessera.trial;

import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.PARTICIPATION;
import static dev.tessera.db.Tables.PRODUCT;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static dev.tessera.db.Tables.SPECIFICATION;
import static dev.tessera.db.Tables.SPECIFICATION_ROLE;
import static dev.tessera.db.Tables.SPECIFICATION_VERSION;
import static dev.tessera.db.Tables.TRIAL;
import static dev.tessera.db.Tables.TRIAL_SPECIFICATION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

@Repository
class TrialQueries {

    private final DSLContext db;

    TrialQueries(DSLContext db) {
        this.db = db;
    }

    List<Trial> all() {
        return trials(noCondition());
    }

    Optional<Trial> find(String slug) {
        return trials(TRIAL.SLUG.eq(slug)).stream().findFirst();
    }

    List<Trial> byIds(Collection<Long> ids) {
        return trials(TRIAL.ID.in(ids));
    }

    /** The trials in which a product takes part. */
    List<Trial> of(long product) {
        return trials(exists(selectOne()
                .from(PARTICIPATION)
                .join(PRODUCT_VERSION)
                .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                .where(PARTICIPATION.TRIAL_ID.eq(TRIAL.ID))
                .and(PRODUCT_VERSION.PRODUCT_ID.eq(product))));
    }

    /** Finds a trial and makes others who would change it wait until this transaction ends. */
    Optional<Trial> lock(String slug) {
        db.select(TRIAL.ID)
                .from(TRIAL)
                .where(TRIAL.SLUG.eq(slug))
                .forNoKeyUpdate()
                .fetch();
        return find(slug);
    }

    private List<Trial> trials(Condition condition) {
        var organisations = multiset(selectDistinct(PRODUCT.ORGANISATION_ID)
                        .from(PARTICIPATION)
                        .join(PRODUCT_VERSION)
                        .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                        .join(PRODUCT)
                        .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                        .where(PARTICIPATION.TRIAL_ID.eq(TRIAL.ID)))
                .convertFrom(r -> r.intoSet(Record1::value1));
        return db.select(
                        TRIAL.ID,
                        TRIAL.SLUG,
                        TRIAL.TITLE,
                        TRIAL.DESCRIPTION,
                        TRIAL.STATUS,
                        TRIAL.VISIBILITY,
                        TRIAL.OPENS_ON,
                        TRIAL.CLOSES_ON,
                        SPECIFICATION_VERSION.ID,
                        SPECIFICATION.SLUG.concat("/").concat(SPECIFICATION_VERSION.VERSION),
                        SPECIFICATION_VERSION.NAME,
                        TRIAL_SPECIFICATION.REVISION_ID,
                        organisations)
                .from(TRIAL)
                .join(TRIAL_SPECIFICATION)
                .on(TRIAL_SPECIFICATION.TRIAL_ID.eq(TRIAL.ID))
                .and(TRIAL_SPECIFICATION.ORDINAL.eq(1))
                .join(SPECIFICATION_VERSION)
                .on(SPECIFICATION_VERSION.ID.eq(TRIAL_SPECIFICATION.SPECIFICATION_VERSION_ID))
                .join(SPECIFICATION)
                .on(SPECIFICATION.ID.eq(SPECIFICATION_VERSION.SPECIFICATION_ID))
                .where(condition)
                .orderBy(TRIAL.OPENS_ON.desc().nullsLast(), TRIAL.ID.desc())
                .fetch(r -> new Trial(
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
                        r.value11(),
                        r.value12(),
                        r.value13()));
    }

    long insert(String slug, String title) {
        return db.insertInto(TRIAL)
                .set(TRIAL.SLUG, slug)
                .set(TRIAL.TITLE, title)
                .returning(TRIAL.ID)
                .fetchSingle(TRIAL.ID);
    }

    void update(
            long id,
            String title,
            @Nullable String description,
            TrialStatus status,
            Visibility visibility,
            @Nullable LocalDate opensOn,
            @Nullable LocalDate closesOn) {
        db.update(TRIAL)
                .set(TRIAL.TITLE, title)
                .set(TRIAL.DESCRIPTION, description)
                .set(TRIAL.STATUS, status)
                .set(TRIAL.VISIBILITY, visibility)
                .set(TRIAL.OPENS_ON, opensOn)
                .set(TRIAL.CLOSES_ON, closesOn)
                .where(TRIAL.ID.eq(id))
                .execute();
    }

    void against(long trial, long specificationVersion, @Nullable Long revision) {
        db.deleteFrom(TRIAL_SPECIFICATION)
                .where(TRIAL_SPECIFICATION.TRIAL_ID.eq(trial))
                .execute();
        db.insertInto(TRIAL_SPECIFICATION)
                .set(TRIAL_SPECIFICATION.TRIAL_ID, trial)
                .set(TRIAL_SPECIFICATION.SPECIFICATION_VERSION_ID, specificationVersion)
                .set(TRIAL_SPECIFICATION.REVISION_ID, revision)
                .execute();
    }

    /** Trials that have not opened follow the newest revision of the suite that they are against. */
    void follow(long specificationVersion, long revision) {
        db.update(TRIAL_SPECIFICATION)
                .set(TRIAL_SPECIFICATION.REVISION_ID, revision)
                .where(TRIAL_SPECIFICATION.SPECIFICATION_VERSION_ID.eq(specificationVersion))
                .and(TRIAL_SPECIFICATION.TRIAL_ID.in(
                        select(TRIAL.ID).from(TRIAL).where(TRIAL.STATUS.in(TrialStatus.DRAFT, TrialStatus.ANNOUNCED))))
                .and(TRIAL_SPECIFICATION.REVISION_ID.isDistinctFrom(revision))
                .execute();
    }

    long takePart(long trial, long productVersion, @Nullable Long role) {
        db.insertInto(PARTICIPATION)
                .set(PARTICIPATION.TRIAL_ID, trial)
                .set(PARTICIPATION.PRODUCT_VERSION_ID, productVersion)
                .set(PARTICIPATION.ROLE_ID, role)
                .onConflictDoNothing()
                .execute();
        return db.select(PARTICIPATION.ID)
                .from(PARTICIPATION)
                .where(PARTICIPATION.TRIAL_ID.eq(trial))
                .and(PARTICIPATION.PRODUCT_VERSION_ID.eq(productVersion))
                .and(PARTICIPATION.ROLE_ID.isNotDistinctFrom(role))
                .fetchSingle(PARTICIPATION.ID);
    }

    List<Participant> participants(long trial) {
        return Labels.unique(db.select(
                        PARTICIPATION.ID,
                        PRODUCT.ID,
                        PRODUCT.SLUG,
                        PRODUCT.NAME,
                        PRODUCT_VERSION.VERSION,
                        SPECIFICATION_ROLE.ID,
                        SPECIFICATION_ROLE.NAME,
                        ORGANISATION.ID,
                        ORGANISATION.SLUG,
                        ORGANISATION.NAME,
                        PARTICIPATION.STATUS)
                .from(PARTICIPATION)
                .join(PRODUCT_VERSION)
                .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                .join(PRODUCT)
                .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(PRODUCT.ORGANISATION_ID))
                .leftJoin(SPECIFICATION_ROLE)
                .on(SPECIFICATION_ROLE.ID.eq(PARTICIPATION.ROLE_ID))
                .where(PARTICIPATION.TRIAL_ID.eq(trial))
                .orderBy(
                        lower(ORGANISATION.NAME),
                        ORGANISATION.ID,
                        lower(PRODUCT.NAME),
                        PRODUCT.ID,
                        PRODUCT_VERSION.VERSION,
                        SPECIFICATION_ROLE.ORDINAL.asc().nullsFirst(),
                        PARTICIPATION.ID)
                .fetch(r -> new Participant(
                        r.value1(),
                        r.value4(),
                        r.value2(),
                        r.value3(),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        r.value7(),
                        r.value8(),
                        r.value9(),
                        r.value10(),
                        r.value11())));
    }
}
