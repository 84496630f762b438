package dev.tessera.board;

import static dev.tessera.db.Tables.LEGEND;
import static dev.tessera.db.Tables.LEGEND_ACCEPTANCE;
import static dev.tessera.db.Tables.MEETING;
import static dev.tessera.db.Tables.ORGANISATION;
import static dev.tessera.db.Tables.OUTCOME;
import static dev.tessera.db.Tables.PARTICIPATION;
import static dev.tessera.db.Tables.PLACE;
import static dev.tessera.db.Tables.PRODUCT;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static dev.tessera.db.Tables.REPORT;
import static dev.tessera.db.Tables.SLOT;
import static dev.tessera.db.Tables.SPECIFICATION_ROLE;
import static dev.tessera.db.Tables.TRIAL;
import static dev.tessera.db.Tables.TRIAL_INVITED;
import static dev.tessera.db.Tables.TRIAL_SPECIFICATION;
import static dev.tessera.db.Tables.TRIAL_TERMS;
import static dev.tessera.db.Tables.TRIAL_TERMS_ACCEPTANCE;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.tessera.result.Standing;
import dev.tessera.result.Verdict;
import dev.tessera.trial.ParticipationStatus;
import dev.tessera.trial.TrialStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record5;
import org.jooq.Records;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** What waits for organisations, found by their participations. */
@Repository
class ToDoQueries {

    /**
     * A participation of one of the organisations, or an invitation of one.
     *
     * @param participation none: it is invited only
     */
    record Own(
            long trial,
            @Nullable Long participation,
            long organisation,
            String organisationName,
            @Nullable String product,
            @Nullable String version,
            @Nullable String role,
            @Nullable ParticipationStatus status,
            @Nullable String reason,
            boolean legend,
            boolean terms) {

        @Nullable String called() {
            return product == null
                    ? null
                    : product
                            + (version == null || version.isEmpty() ? "" : " " + version)
                            + (role == null ? "" : " (" + role + ")");
        }
    }

    /** What a line of {@link #work} is. */
    enum Kind {
        REPORTED,
        MET,
        TO_ANSWER,
        DISPUTED,
        RETURNED
    }

    /**
     * Something about a participation.
     *
     * @param testCase none where it met somebody, in whichever test
     */
    record Line(
            Kind kind,
            long own,
            @Nullable Long testCase,
            @Nullable Long partner,
            @Nullable Instant at) {}

    private final DSLContext db;

    ToDoQueries(DSLContext db) {
        this.db = db;
    }

    private static final Condition GOING_ON =
            TRIAL.STATUS.in(TrialStatus.ANNOUNCED, TrialStatus.OPEN, TrialStatus.REVIEWING);

    /** The participations of these organisations in trials that go on or are to come, and what they are invited to. */
    List<Own> own(Collection<Long> organisations) {
        var later = LEGEND.as("later");
        Field<Boolean> legend = field(exists(selectOne()
                .from(TRIAL_SPECIFICATION)
                .join(LEGEND)
                .on(LEGEND.SPECIFICATION_VERSION_ID.eq(TRIAL_SPECIFICATION.SPECIFICATION_VERSION_ID))
                .where(TRIAL_SPECIFICATION.TRIAL_ID.eq(TRIAL.ID))
                .and(notExists(selectOne()
                        .from(later)
                        .where(later.SPECIFICATION_VERSION_ID.eq(LEGEND.SPECIFICATION_VERSION_ID))
                        .and(later.NUMBER.gt(LEGEND.NUMBER))))
                .and(notExists(selectOne()
                        .from(LEGEND_ACCEPTANCE)
                        .where(LEGEND_ACCEPTANCE.LEGEND_ID.eq(LEGEND.ID))
                        .and(LEGEND_ACCEPTANCE.ORGANISATION_ID.eq(ORGANISATION.ID))))));
        var next = TRIAL_TERMS.as("later_terms");
        Field<Boolean> terms = field(exists(selectOne()
                .from(TRIAL_TERMS)
                .where(TRIAL_TERMS.TRIAL_ID.eq(TRIAL.ID))
                .and(notExists(selectOne()
                        .from(next)
                        .where(next.TRIAL_ID.eq(TRIAL.ID))
                        .and(next.NUMBER.gt(TRIAL_TERMS.NUMBER))))
                .and(notExists(selectOne()
                        .from(TRIAL_TERMS_ACCEPTANCE)
                        .where(TRIAL_TERMS_ACCEPTANCE.TERMS_ID.eq(TRIAL_TERMS.ID))
                        .and(TRIAL_TERMS_ACCEPTANCE.ORGANISATION_ID.eq(ORGANISATION.ID))))));
        Field<String> name = ORGANISATION.NAME;
        return db.select(
                        TRIAL.ID,
                        PARTICIPATION.ID,
                        ORGANISATION.ID,
                        name,
                        PRODUCT.NAME,
                        PRODUCT_VERSION.VERSION,
                        SPECIFICATION_ROLE.NAME,
                        PARTICIPATION.STATUS,
                        PARTICIPATION.REASON,
                        legend,
                        terms)
                .from(PRODUCT)
                .join(ORGANISATION)
                .on(ORGANISATION.ID.eq(PRODUCT.ORGANISATION_ID))
                .join(PRODUCT_VERSION)
                .on(PRODUCT_VERSION.PRODUCT_ID.eq(PRODUCT.ID))
                .join(PARTICIPATION)
                .on(PARTICIPATION.PRODUCT_VERSION_ID.eq(PRODUCT_VERSION.ID))
                .join(TRIAL)
                .on(TRIAL.ID.eq(PARTICIPATION.TRIAL_ID))
                .leftJoin(SPECIFICATION_ROLE)
                .on(SPECIFICATION_ROLE.ID.eq(PARTICIPATION.ROLE_ID))
                .where(PRODUCT.ORGANISATION_ID.in(organisations))
                .and(GOING_ON)
                .and(PARTICIPATION.STATUS.ne(ParticipationStatus.WITHDRAWN))
                .unionAll(select(
                                TRIAL.ID,
                                inline((Long) null),
                                ORGANISATION.ID,
                                name,
                                inline((String) null),
                                inline((String) null),
                                inline((String) null),
                                inline((ParticipationStatus) null, PARTICIPATION.STATUS),
                                inline((String) null),
                                legend,
                                terms)
                        .from(TRIAL_INVITED)
                        .join(ORGANISATION)
                        .on(ORGANISATION.ID.eq(TRIAL_INVITED.ORGANISATION_ID))
                        .join(TRIAL)
                        .on(TRIAL.ID.eq(TRIAL_INVITED.TRIAL_ID))
                        .where(TRIAL_INVITED.ORGANISATION_ID.in(organisations))
                        .and(TRIAL.STATUS.in(TrialStatus.ANNOUNCED, TrialStatus.OPEN))
                        .and(notExists(selectOne()
                                .from(PARTICIPATION)
                                .join(PRODUCT_VERSION)
                                .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                                .join(PRODUCT)
                                .on(PRODUCT.ID.eq(PRODUCT_VERSION.PRODUCT_ID))
                                .where(PARTICIPATION.TRIAL_ID.eq(TRIAL.ID))
                                .and(PRODUCT.ORGANISATION_ID.eq(ORGANISATION.ID)))))
                .fetch(Records.mapping(Own::new));
    }

    /**
     * What these participations said, whom they met, and what waits for a word of theirs.
     *
     * @param participations of any trials
     */
    List<Line> work(Collection<Long> participations) {
        Condition own = PARTICIPATION.ID.eq(any(participations.toArray(Long[]::new)));
        Condition asSubject = OUTCOME.SUBJECT_ID.eq(PARTICIPATION.ID);
        Condition asPeer = OUTCOME.PEER_ID.eq(PARTICIPATION.ID);
        Condition pair = OUTCOME.PEER_ID.isNotNull().and(OUTCOME.PEER_ID.ne(OUTCOME.SUBJECT_ID));
        return reported(own)
                .unionAll(metAsSubject(own))
                .unionAll(select(
                                inline(Kind.MET.name()),
                                OUTCOME.PEER_ID,
                                inline((Long) null, OUTCOME.TEST_CASE_ID),
                                OUTCOME.SUBJECT_ID,
                                inline((Instant) null, OUTCOME.PEER_AT))
                        .from(PARTICIPATION)
                        .join(OUTCOME)
                        .on(asPeer.and(OUTCOME.TRIAL_ID.eq(PARTICIPATION.TRIAL_ID)))
                        .where(own)
                        .and(pair)
                        .and(ran(OUTCOME.VERDICT))
                        .groupBy(OUTCOME.PEER_ID, OUTCOME.SUBJECT_ID))
                .unionAll(waiting(Kind.TO_ANSWER, own, asSubject, OUTCOME.SUBJECT_VERDICT.isNull(), OUTCOME.PEER_ID))
                .unionAll(waiting(
                        Kind.TO_ANSWER, own, asPeer.and(pair), OUTCOME.PEER_VERDICT.isNull(), OUTCOME.SUBJECT_ID))
                .unionAll(contested(Kind.DISPUTED, Standing.DISPUTED, own, asSubject, OUTCOME.PEER_ID))
                .unionAll(contested(Kind.DISPUTED, Standing.DISPUTED, own, asPeer.and(pair), OUTCOME.SUBJECT_ID))
                .unionAll(contested(Kind.RETURNED, Standing.RETURNED, own, asSubject, OUTCOME.PEER_ID))
                .unionAll(contested(Kind.RETURNED, Standing.RETURNED, own, asPeer.and(pair), OUTCOME.SUBJECT_ID))
                .fetch(r -> new Line(Kind.valueOf(r.value1()), r.value2(), r.value3(), r.value4(), r.value5()));
    }

    /** The tests that products run alone, and have said something about. */
    private Select<Record5<String, Long, Long, Long, Instant>> reported(Condition own) {
        return db.select(
                        inline(Kind.REPORTED.name()),
                        REPORT.SUBJECT_ID,
                        REPORT.TEST_CASE_ID,
                        REPORT.PEER_ID,
                        inline((Instant) null, OUTCOME.PEER_AT))
                .from(PARTICIPATION)
                .join(REPORT)
                .on(REPORT.SUBJECT_ID.eq(PARTICIPATION.ID))
                .and(REPORT.TRIAL_ID.eq(PARTICIPATION.TRIAL_ID))
                .where(own)
                .and(REPORT.PEER_ID.isNull())
                .groupBy(REPORT.SUBJECT_ID, REPORT.TEST_CASE_ID, REPORT.PEER_ID);
    }

    /** Whom products met as the subject. Reports are found by it, outcomes by the whole cell. */
    private static Select<Record5<String, Long, Long, Long, Instant>> metAsSubject(Condition own) {
        return select(
                        inline(Kind.MET.name()),
                        OUTCOME.SUBJECT_ID,
                        inline((Long) null, OUTCOME.TEST_CASE_ID),
                        OUTCOME.PEER_ID,
                        inline((Instant) null, OUTCOME.PEER_AT))
                .from(PARTICIPATION)
                .join(REPORT)
                .on(REPORT.SUBJECT_ID.eq(PARTICIPATION.ID))
                .and(REPORT.TRIAL_ID.eq(PARTICIPATION.TRIAL_ID))
                .and(REPORT.PEER_ID.ne(REPORT.SUBJECT_ID))
                .join(OUTCOME)
                .on(OUTCOME.TRIAL_ID.eq(REPORT.TRIAL_ID))
                .and(OUTCOME.TEST_CASE_ID.eq(REPORT.TEST_CASE_ID))
                .and(OUTCOME.SUBJECT_ID.eq(REPORT.SUBJECT_ID))
                .and(OUTCOME.PEER_ID.eq(REPORT.PEER_ID))
                .where(own)
                .and(ran(OUTCOME.VERDICT))
                .groupBy(OUTCOME.SUBJECT_ID, OUTCOME.PEER_ID);
    }

    private static Select<Record5<String, Long, Long, Long, Instant>> contested(
            Kind kind, Standing standing, Condition own, Condition side, Field<Long> partner) {
        // The indexes of what is contested hold both standings, and are chosen where both are named.
        return waiting(
                kind,
                own,
                side,
                OUTCOME.STANDING
                        .in(inline(Standing.DISPUTED, OUTCOME.STANDING), inline(Standing.RETURNED, OUTCOME.STANDING))
                        .and(OUTCOME.STANDING.eq(inline(standing, OUTCOME.STANDING))),
                partner);
    }

    private static Select<Record5<String, Long, Long, Long, Instant>> waiting(
            Kind kind, Condition own, Condition side, Condition which, Field<Long> partner) {
        return select(
                        inline(kind.name()),
                        PARTICIPATION.ID,
                        OUTCOME.TEST_CASE_ID,
                        partner,
                        greatest(OUTCOME.SUBJECT_AT, OUTCOME.PEER_AT))
                .from(PARTICIPATION)
                .join(OUTCOME)
                .on(side)
                .where(own)
                .and(which);
    }

    private static Condition ran(Field<Verdict> verdict) {
        return verdict.in(
                inline(Verdict.PASSED, verdict),
                inline(Verdict.FAILED, verdict),
                inline(Verdict.INCONCLUSIVE, verdict));
    }

    /** A meeting that is still to come, or goes on. */
    record Coming(long first, long second, Instant at, String place) {}

    /** The next meetings of these participations, the soonest first. */
    List<Coming> coming(Collection<Long> participations, Instant now, int most) {
        Long[] ids = participations.toArray(Long[]::new);
        return db.select(MEETING.FIRST_ID, MEETING.SECOND_ID, SLOT.BEGINS_AT, PLACE.NAME)
                .from(MEETING)
                .join(SLOT)
                .on(SLOT.ID.eq(MEETING.SLOT_ID))
                .join(PLACE)
                .on(PLACE.ID.eq(MEETING.PLACE_ID))
                .where(MEETING.FIRST_ID.eq(any(ids)).or(MEETING.SECOND_ID.eq(any(ids))))
                .and(SLOT.ENDS_AT.gt(now))
                .orderBy(SLOT.BEGINS_AT, MEETING.ID)
                .limit(most)
                .fetch(Records.mapping(Coming::new));
    }
}
