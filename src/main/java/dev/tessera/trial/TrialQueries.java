package dev.tessera.trial;

import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.PARTICIPATION;
import static dev.tessera.db.Tables.PRODUCT;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static dev.tessera.db.Tables.SPECIFICATION;
import static dev.tessera.db.Tables.SPECIFICATION_ROLE;
import static dev.tessera.db.Tables.SPECIFICATION_VERSION;
import static dev.tessera.db.Tables.TEST_SUITE_REVISION;
import static dev.tessera.db.Tables.TRIAL;
import static dev.tessera.db.Tables.TRIAL_INVITED;
import static dev.tessera.db.Tables.TRIAL_ROLE;
import static dev.tessera.db.Tables.TRIAL_SPECIFICATION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectDistinct;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Records;
import org.jooq.SelectField;
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

    /** The trials in which a product takes part, or did while they were open. */
    List<Trial> of(long product) {
        return trials(exists(selectOne()
                .from(PARTICIPATION)
                .join(PRODUCT_VERSION)
                .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                .where(PARTICIPATION.TRIAL_ID.eq(TRIAL.ID))
                .and(COUNTS)
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

    /** Finds trials by their ids. */
    List<Trial> ofIds(Collection<Long> ids) {
        return trials(TRIAL.ID.in(ids));
    }

    private List<Trial> trials(Condition condition) {
        var before = TRIAL.as("before");
        var after = TRIAL.as("after");
        return db.select(
                        TRIAL.ID,
                        TRIAL.SLUG,
                        TRIAL.TITLE,
                        TRIAL.DESCRIPTION,
                        TRIAL.STATUS,
                        TRIAL.VISIBILITY,
                        setup(),
                        specifications(),
                        before.SLUG,
                        field(exists(selectOne().from(after).where(after.CONTINUES_ID.eq(TRIAL.ID)))),
                        organisations(),
                        invited())
                .from(TRIAL)
                .leftJoin(before)
                .on(before.ID.eq(TRIAL.CONTINUES_ID))
                .where(condition)
                .orderBy(TRIAL.OPENS_ON.desc().nullsLast(), TRIAL.ID.desc())
                .fetch(Records.mapping(Trial::new));
    }

    private static SelectField<TrialSetup> setup() {
        SelectField<Phases> phases = row(
                        TRIAL.REGISTRATION_OPENS_ON,
                        TRIAL.REGISTRATION_CLOSES_ON,
                        TRIAL.OPENS_ON,
                        TRIAL.CLOSES_ON,
                        TRIAL.REVIEW_CLOSES_ON,
                        TRIAL.PUBLISHES_ON)
                .mapping(Phases::new);
        return row(
                        TRIAL.KIND,
                        TRIAL.ROLLING,
                        TRIAL.LISTED,
                        TRIAL.ZONE,
                        TRIAL.VENUE,
                        phases,
                        TRIAL.CAPACITY,
                        TRIAL.OPEN_TO,
                        TRIAL.LEAST_PARTNERS,
                        TRIAL.SAME_ORGANISATION_MEETS,
                        row(TRIAL.SIDES_HIDDEN, TRIAL.DISPUTE_DAYS, TRIAL.APPEAL_DAYS)
                                .mapping(ResultRules::new))
                .mapping((kind, rolling, listed, zone, venue, when, capacity, openTo, partners, same, results) ->
                        new TrialSetup(
                                kind,
                                rolling,
                                listed,
                                ZoneId.of(zone),
                                venue,
                                when,
                                capacity,
                                openTo,
                                partners,
                                same,
                                results));
    }

    private static Field<List<TestedVersion>> specifications() {
        return multiset(select(
                                SPECIFICATION_VERSION.ID,
                                SPECIFICATION.SLUG.concat("/").concat(SPECIFICATION_VERSION.VERSION),
                                SPECIFICATION_VERSION.NAME,
                                TRIAL_SPECIFICATION.REVISION_ID,
                                TEST_SUITE_REVISION.NUMBER,
                                TRIAL_SPECIFICATION.FOLLOWS_NEWEST)
                        .from(TRIAL_SPECIFICATION)
                        .join(SPECIFICATION_VERSION)
                        .on(SPECIFICATION_VERSION.ID.eq(TRIAL_SPECIFICATION.SPECIFICATION_VERSION_ID))
                        .join(SPECIFICATION)
                        .on(SPECIFICATION.ID.eq(SPECIFICATION_VERSION.SPECIFICATION_ID))
                        .leftJoin(TEST_SUITE_REVISION)
                        .on(TEST_SUITE_REVISION.ID.eq(TRIAL_SPECIFICATION.REVISION_ID))
                        .where(TRIAL_SPECIFICATION.TRIAL_ID.eq(TRIAL.ID))
                        .orderBy(TRIAL_SPECIFICATION.ORDINAL))
                .convertFrom(r -> r.map(Records.mapping(TestedVersion::new)));
    }

    /** Those whose products take part, or did while it was open. */
    private static Field<Set<Long>> organisations() {
        return multiset(selectDistinct(PRODUCT.ORGANISATION_ID)
                        .from(PARTICIPATION)
                        .join(PRODUCT_VERSION)
                        .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                        .join(PRODUCT)
                        .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                        .where(PARTICIPATION.TRIAL_ID.eq(TRIAL.ID))
                        .and(COUNTS))
                .convertFrom(r -> r.intoSet(Record1::value1));
    }

    /** Those that were invited, or asked to take part, whatever the answer was. */
    private static Field<Set<Long>> invited() {
        return multiset(select(TRIAL_INVITED.ORGANISATION_ID)
                        .from(TRIAL_INVITED)
                        .where(TRIAL_INVITED.TRIAL_ID.eq(TRIAL.ID))
                        .union(select(PRODUCT.ORGANISATION_ID)
                                .from(PARTICIPATION)
                                .join(PRODUCT_VERSION)
                                .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                                .join(PRODUCT)
                                .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                                .where(PARTICIPATION.TRIAL_ID.eq(TRIAL.ID))
                                .and(not(COUNTS))))
                .convertFrom(r -> r.intoSet(Record1::value1));
    }

    /** A participation that is a column of the matrix. */
    static final Condition COUNTS = PARTICIPATION
            .STATUS
            .eq(inline(ParticipationStatus.ACCEPTED, PARTICIPATION.STATUS))
            .or(PARTICIPATION.COUNTED);

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
            Visibility visibility,
            TrialSetup setup,
            @Nullable Long continues) {
        db.update(TRIAL)
                .set(TRIAL.TITLE, title)
                .set(TRIAL.DESCRIPTION, description)
                .set(TRIAL.VISIBILITY, visibility)
                .set(TRIAL.KIND, setup.kind())
                .set(TRIAL.ROLLING, setup.rolling())
                .set(TRIAL.LISTED, setup.listed())
                .set(TRIAL.ZONE, setup.zone().getId())
                .set(TRIAL.VENUE, setup.venue())
                .set(TRIAL.REGISTRATION_OPENS_ON, setup.phases().registrationOpensOn())
                .set(TRIAL.REGISTRATION_CLOSES_ON, setup.phases().registrationClosesOn())
                .set(TRIAL.OPENS_ON, setup.phases().opensOn())
                .set(TRIAL.CLOSES_ON, setup.phases().closesOn())
                .set(TRIAL.REVIEW_CLOSES_ON, setup.phases().reviewClosesOn())
                .set(TRIAL.PUBLISHES_ON, setup.phases().publishesOn())
                .set(TRIAL.CAPACITY, setup.capacity())
                .set(TRIAL.OPEN_TO, setup.openTo())
                .set(TRIAL.LEAST_PARTNERS, setup.leastPartners())
                .set(TRIAL.SAME_ORGANISATION_MEETS, setup.sameOrganisationMeets())
                .set(TRIAL.SIDES_HIDDEN, setup.results().sidesHidden())
                .set(TRIAL.DISPUTE_DAYS, setup.results().disputeDays())
                .set(TRIAL.APPEAL_DAYS, setup.results().appealDays())
                .set(TRIAL.CONTINUES_ID, continues)
                .where(TRIAL.ID.eq(id))
                .execute();
    }

    void move(long id, TrialStatus to, Instant now) {
        db.update(TRIAL)
                .set(TRIAL.STATUS, to)
                .set(TRIAL.STATUS_SINCE, now)
                .where(TRIAL.ID.eq(id))
                .execute();
    }

    /** What it is against now, in this order. */
    void against(long trial, List<TestedVersion> versions) {
        db.deleteFrom(TRIAL_SPECIFICATION)
                .where(TRIAL_SPECIFICATION.TRIAL_ID.eq(trial))
                .execute();
        int ordinal = 0;
        for (TestedVersion version : versions) {
            db.insertInto(TRIAL_SPECIFICATION)
                    .set(TRIAL_SPECIFICATION.TRIAL_ID, trial)
                    .set(TRIAL_SPECIFICATION.SPECIFICATION_VERSION_ID, version.id())
                    .set(TRIAL_SPECIFICATION.REVISION_ID, version.revision())
                    .set(TRIAL_SPECIFICATION.FOLLOWS_NEWEST, version.followsNewest())
                    .set(TRIAL_SPECIFICATION.ORDINAL, ++ordinal)
                    .execute();
        }
    }

    /** The roles that were chosen; none: every role. */
    void setRoles(long trial, Map<Long, @Nullable Integer> roles) {
        db.deleteFrom(TRIAL_ROLE).where(TRIAL_ROLE.TRIAL_ID.eq(trial)).execute();
        roles.forEach((role, partners) -> db.insertInto(TRIAL_ROLE)
                .set(TRIAL_ROLE.TRIAL_ID, trial)
                .set(TRIAL_ROLE.ROLE_ID, role)
                .set(TRIAL_ROLE.LEAST_PARTNERS, partners)
                .execute());
    }

    /** The roles of the trial's specifications, in their order, of those chosen if any were. */
    List<TrialRole> roles(long trial) {
        return db.select(
                        SPECIFICATION_ROLE.ID,
                        SPECIFICATION_ROLE.NAME,
                        SPECIFICATION_ROLE.SPECIFICATION_VERSION_ID,
                        TRIAL_ROLE.LEAST_PARTNERS)
                .from(TRIAL_SPECIFICATION)
                .join(SPECIFICATION_ROLE)
                .on(SPECIFICATION_ROLE.SPECIFICATION_VERSION_ID.eq(TRIAL_SPECIFICATION.SPECIFICATION_VERSION_ID))
                .leftJoin(TRIAL_ROLE)
                .on(TRIAL_ROLE.TRIAL_ID.eq(TRIAL_SPECIFICATION.TRIAL_ID))
                .and(TRIAL_ROLE.ROLE_ID.eq(SPECIFICATION_ROLE.ID))
                .where(TRIAL_SPECIFICATION.TRIAL_ID.eq(trial))
                .and(TRIAL_ROLE
                        .ROLE_ID
                        .isNotNull()
                        .or(notExists(selectOne().from(TRIAL_ROLE).where(TRIAL_ROLE.TRIAL_ID.eq(trial)))))
                .orderBy(TRIAL_SPECIFICATION.ORDINAL, SPECIFICATION_ROLE.ORDINAL)
                .fetch(Records.mapping(TrialRole::new));
    }

    /** The roles that were chosen, and none where every role takes part. */
    List<TrialRole> chosenRoles(long trial) {
        return db.select(
                        SPECIFICATION_ROLE.ID,
                        SPECIFICATION_ROLE.NAME,
                        SPECIFICATION_ROLE.SPECIFICATION_VERSION_ID,
                        TRIAL_ROLE.LEAST_PARTNERS)
                .from(TRIAL_ROLE)
                .join(SPECIFICATION_ROLE)
                .on(SPECIFICATION_ROLE.ID.eq(TRIAL_ROLE.ROLE_ID))
                .where(TRIAL_ROLE.TRIAL_ID.eq(trial))
                .orderBy(SPECIFICATION_ROLE.SPECIFICATION_VERSION_ID, SPECIFICATION_ROLE.ORDINAL)
                .fetch(Records.mapping(TrialRole::new));
    }

    /** The ids of the trials that this one continues, and of those that continue it, in their order. */
    List<Long> rounds(long trial) {
        // Cycles are refused when a trial is set up, so both walks end.
        var back = name("back")
                .fields("id", "before", "depth")
                .as(select(TRIAL.ID, TRIAL.CONTINUES_ID, inline(0))
                        .from(TRIAL)
                        .where(TRIAL.ID.eq(trial))
                        .unionAll(select(
                                        TRIAL.ID,
                                        TRIAL.CONTINUES_ID,
                                        field(name("back", "depth"), Integer.class)
                                                .minus(1))
                                .from(TRIAL)
                                .join(table(name("back")))
                                .on(TRIAL.ID.eq(field(name("back", "before"), Long.class)))));
        var forth = name("forth")
                .fields("id", "depth")
                .as(select(TRIAL.ID, inline(1))
                        .from(TRIAL)
                        .where(TRIAL.CONTINUES_ID.eq(trial))
                        .unionAll(select(
                                        TRIAL.ID,
                                        field(name("forth", "depth"), Integer.class)
                                                .plus(1))
                                .from(TRIAL)
                                .join(table(name("forth")))
                                .on(TRIAL.CONTINUES_ID.eq(field(name("forth", "id"), Long.class)))));
        Field<Long> id = field(name("id"), Long.class);
        Field<Integer> depth = field(name("depth"), Integer.class);
        return db.withRecursive(back, forth)
                .select(id, depth)
                .from(table(name("back")))
                .unionAll(select(id, depth).from(table(name("forth"))))
                .orderBy(depth, id)
                .fetch(id);
    }

    /** Trials that have not opened and follow the newest revision of the suite that they are against move to it. */
    void follow(long specificationVersion, long revision) {
        db.update(TRIAL_SPECIFICATION)
                .set(TRIAL_SPECIFICATION.REVISION_ID, revision)
                .where(TRIAL_SPECIFICATION.SPECIFICATION_VERSION_ID.eq(specificationVersion))
                .and(TRIAL_SPECIFICATION.FOLLOWS_NEWEST)
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
                .onConflict(PARTICIPATION.TRIAL_ID, PARTICIPATION.PRODUCT_VERSION_ID, PARTICIPATION.ROLE_ID)
                .doUpdate()
                .set(PARTICIPATION.STATUS, ParticipationStatus.ACCEPTED)
                .where(PARTICIPATION.STATUS.ne(ParticipationStatus.ACCEPTED))
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
                        PARTICIPATION.STATUS,
                        PARTICIPATION.REMOTE)
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
                .and(COUNTS)
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
                        r.value11(),
                        r.value12())));
    }
}
