package dev.tessera.plan;

import static dev.tessera.db.Tables.ABSENCE;
import static dev.tessera.db.Tables.PLACE;
import static dev.tessera.db.Tables.PLAN;
import static dev.tessera.db.Tables.SLOT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.val;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Repository;

/** Slots, places, absences, and the row that stands for all of a trial's plan. */
@Repository
class PlanQueries {

    /** What a plan is made of besides its meetings. */
    record Plan(PlanSettings settings, long revision) {}

    private final DSLContext db;

    PlanQueries(DSLContext db) {
        this.db = db;
    }

    Plan plan(long trial) {
        return db.select(PLAN.MOST_IN_A_ROW, PLAN.TESTS_PER_MEETING, PLAN.REVISION)
                .from(PLAN)
                .where(PLAN.TRIAL_ID.eq(trial))
                .fetchOptional(r -> new Plan(new PlanSettings(r.value1(), r.value2()), r.value3()))
                .orElse(new Plan(PlanSettings.USUAL, 0));
    }

    /** Counts on, and makes others who would change the trial's plan wait until this transaction ends. */
    void change(long trial) {
        db.insertInto(PLAN)
                .set(PLAN.TRIAL_ID, trial)
                .set(PLAN.REVISION, 1L)
                .onConflict(PLAN.TRIAL_ID)
                .doUpdate()
                .set(PLAN.REVISION, PLAN.REVISION.plus(1))
                .execute();
    }

    void settings(long trial, PlanSettings settings) {
        db.update(PLAN)
                .set(PLAN.MOST_IN_A_ROW, settings.mostInARow())
                .set(PLAN.TESTS_PER_MEETING, settings.testsPerMeeting())
                .where(PLAN.TRIAL_ID.eq(trial))
                .execute();
    }

    List<Slot> slots(long trial) {
        return db.select(SLOT.ID, SLOT.BEGINS_AT, SLOT.ENDS_AT)
                .from(SLOT)
                .where(SLOT.TRIAL_ID.eq(trial))
                .orderBy(SLOT.BEGINS_AT)
                .fetch(r -> new Slot(r.value1(), r.value2(), r.value3()));
    }

    /** Adds slots; returns whether none of them overlaps another of the trial. */
    boolean addSlots(long trial, List<SlotPattern.Time> times) {
        var insert = db.insertInto(SLOT, SLOT.TRIAL_ID, SLOT.BEGINS_AT, SLOT.ENDS_AT);
        for (SlotPattern.Time time : times) {
            insert = insert.values(trial, time.begins(), time.ends());
        }
        try {
            insert.execute();
            return true;
        } catch (DataIntegrityViolationException overlap) {
            return false;
        }
    }

    int removeSlots(long trial, Collection<Long> slots) {
        return db.deleteFrom(SLOT)
                .where(SLOT.TRIAL_ID.eq(trial))
                .and(SLOT.ID.in(slots))
                .execute();
    }

    List<Place> places(long trial) {
        return db.select(PLACE.ID, PLACE.NAME, PLACE.KIND, PLACE.URL, PLACE.ORDINAL)
                .from(PLACE)
                .where(PLACE.TRIAL_ID.eq(trial))
                .orderBy(PLACE.ORDINAL, PLACE.ID)
                .fetch(r -> new Place(r.value1(), r.value2(), r.value3(), r.value4(), r.value5()));
    }

    void addPlace(long trial, String name, PlaceKind kind, @Nullable String url) {
        int last = Objects.requireNonNull(db.select(coalesce(max(PLACE.ORDINAL), val(0)))
                .from(PLACE)
                .where(PLACE.TRIAL_ID.eq(trial))
                .fetchSingle()
                .value1());
        db.insertInto(PLACE)
                .set(PLACE.TRIAL_ID, trial)
                .set(PLACE.NAME, name)
                .set(PLACE.KIND, kind)
                .set(PLACE.URL, url)
                .set(PLACE.ORDINAL, last + 1)
                .execute();
    }

    void changePlace(long trial, long place, String name, @Nullable String url) {
        db.update(PLACE)
                .set(PLACE.NAME, name)
                .set(PLACE.URL, url)
                .where(PLACE.TRIAL_ID.eq(trial))
                .and(PLACE.ID.eq(place))
                .execute();
    }

    int removePlaces(long trial, Collection<Long> places) {
        return db.deleteFrom(PLACE)
                .where(PLACE.TRIAL_ID.eq(trial))
                .and(PLACE.ID.in(places))
                .execute();
    }

    /** The slots in which products cannot be there, by product. */
    Map<Long, Set<Long>> absences(long trial) {
        Map<Long, Set<Long>> absences = new HashMap<>();
        db.select(ABSENCE.PRODUCT_ID, ABSENCE.SLOT_ID)
                .from(ABSENCE)
                .join(SLOT)
                .on(SLOT.ID.eq(ABSENCE.SLOT_ID))
                .where(SLOT.TRIAL_ID.eq(trial))
                .forEach(r -> absences.computeIfAbsent(r.value1(), p -> new HashSet<>())
                        .add(r.value2()));
        return absences;
    }

    void absent(long slot, long product) {
        db.insertInto(ABSENCE)
                .set(ABSENCE.SLOT_ID, slot)
                .set(ABSENCE.PRODUCT_ID, product)
                .onConflictDoNothing()
                .execute();
    }

    void present(long slot, long product) {
        db.deleteFrom(ABSENCE)
                .where(ABSENCE.SLOT_ID.eq(slot))
                .and(ABSENCE.PRODUCT_ID.eq(product))
                .execute();
    }

    /** What one product is not there for, the other is not there for either: they are one. */
    void mergeAbsences(long from, long into) {
        db.insertInto(ABSENCE, ABSENCE.SLOT_ID, ABSENCE.PRODUCT_ID)
                .select(db.select(ABSENCE.SLOT_ID, val(into, SQLDataType.BIGINT))
                        .from(ABSENCE)
                        .where(ABSENCE.PRODUCT_ID.eq(from)))
                .onConflict(ABSENCE.SLOT_ID, ABSENCE.PRODUCT_ID)
                .doUpdate()
                .set(ABSENCE.PRODUCT_ID, excluded(ABSENCE.PRODUCT_ID))
                .execute();
        db.deleteFrom(ABSENCE).where(ABSENCE.PRODUCT_ID.eq(from)).execute();
    }
}
