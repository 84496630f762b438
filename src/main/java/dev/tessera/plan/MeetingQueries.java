package dev.tessera.plan;

import static dev.tessera.db.Tables.MEETING;
import static dev.tessera.db.Tables.MEETING_SIDE;
import static dev.tessera.db.Tables.PARTICIPATION;
import static dev.tessera.db.Tables.PRODUCT_VERSION;
import static dev.tessera.db.Tables.SLOT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Repository;

@Repository
class MeetingQueries {

    private final DSLContext db;

    MeetingQueries(DSLContext db) {
        this.db = db;
    }

    /** A trial's meetings in the order of time. */
    List<Meeting> of(long trial) {
        return db.select(
                        MEETING.ID,
                        MEETING.SLOT_ID,
                        MEETING.PLACE_ID,
                        MEETING.FIRST_ID,
                        MEETING.SECOND_ID,
                        MEETING.PART,
                        MEETING.PARTS,
                        MEETING.PINNED,
                        MEETING.ORIGIN,
                        MEETING.REVISION,
                        MEETING.CHANGED_AT)
                .from(MEETING)
                .join(SLOT)
                .on(SLOT.ID.eq(MEETING.SLOT_ID))
                .where(MEETING.TRIAL_ID.eq(trial))
                .orderBy(SLOT.BEGINS_AT, MEETING.PLACE_ID)
                .fetch(r -> new Meeting(
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
                        r.value11()));
    }

    /** Until the end of the transaction, meetings may exchange their slots and places. */
    void exchange() {
        db.execute("set constraints one_meeting_in_a_place, nobody_is_in_two_places deferred");
    }

    /** Checks what was exchanged, now. */
    boolean exchanged() {
        try {
            db.execute("set constraints one_meeting_in_a_place, nobody_is_in_two_places immediate");
            return true;
        } catch (DataIntegrityViolationException conflict) {
            return false;
        }
    }

    /** Makes meetings, and says of which products they are, so that nobody is in two places. */
    void insert(
            long trial, Collection<PlanProposal.Change> made, MeetingOrigin origin, @Nullable Long by, Instant now) {
        List<Query> inserts = new ArrayList<>();
        for (PlanProposal.Change change : made) {
            inserts.add(db.insertInto(MEETING)
                    .set(MEETING.TRIAL_ID, trial)
                    .set(MEETING.SLOT_ID, change.slot())
                    .set(MEETING.PLACE_ID, change.place())
                    .set(MEETING.FIRST_ID, change.first())
                    .set(MEETING.SECOND_ID, change.second())
                    .set(MEETING.PART, change.part())
                    .set(MEETING.PARTS, change.parts())
                    .set(MEETING.ORIGIN, origin)
                    .set(MEETING.CHANGED_AT, now)
                    .set(MEETING.CHANGED_BY, by));
        }
        db.batch(inserts).execute();
        db.insertInto(MEETING_SIDE, MEETING_SIDE.MEETING_ID, MEETING_SIDE.SLOT_ID, MEETING_SIDE.PRODUCT_ID)
                .select(select(MEETING.ID, MEETING.SLOT_ID, PRODUCT_VERSION.PRODUCT_ID)
                        .from(MEETING)
                        .join(PARTICIPATION)
                        .on(PARTICIPATION.ID.in(MEETING.FIRST_ID, MEETING.SECOND_ID))
                        .join(PRODUCT_VERSION)
                        .on(PRODUCT_VERSION.ID.eq(PARTICIPATION.PRODUCT_VERSION_ID))
                        .where(MEETING.TRIAL_ID.eq(trial))
                        .and(notExists(selectOne().from(MEETING_SIDE).where(MEETING_SIDE.MEETING_ID.eq(MEETING.ID)))))
                .execute();
    }

    /** Meetings get other slots and places. */
    void move(List<PlanProposal.Change> moved, MeetingOrigin origin, @Nullable Long by, Instant now) {
        List<Query> updates = new ArrayList<>();
        for (PlanProposal.Change change : moved) {
            updates.add(db.update(MEETING)
                    .set(MEETING.SLOT_ID, change.slot())
                    .set(MEETING.PLACE_ID, change.place())
                    .set(MEETING.PARTS, change.parts())
                    .set(MEETING.ORIGIN, origin)
                    .set(MEETING.REVISION, MEETING.REVISION.plus(1))
                    .set(MEETING.CHANGED_AT, now)
                    .set(MEETING.CHANGED_BY, by)
                    .where(MEETING.ID.eq(change.meeting())));
        }
        db.batch(updates).execute();
    }

    void pin(long meeting, boolean pinned) {
        db.update(MEETING)
                .set(MEETING.PINNED, pinned)
                .where(MEETING.ID.eq(meeting))
                .execute();
    }

    int remove(Collection<Long> meetings) {
        return db.deleteFrom(MEETING).where(MEETING.ID.in(meetings)).execute();
    }

    /** Whether a meeting is, or was, held there. */
    boolean anyIn(Condition where) {
        return db.fetchExists(MEETING, where);
    }

    static Condition inSlots(Collection<Long> slots) {
        return MEETING.SLOT_ID.in(slots);
    }

    static Condition atPlaces(Collection<Long> places) {
        return MEETING.PLACE_ID.in(places);
    }

    /** Two records of one product become one: of two meetings at the same time one goes, and one with itself. */
    int merge(long from, long into) {
        var other = MEETING_SIDE.as("other");
        var gone = db.deleteFrom(MEETING)
                .where(MEETING.ID.in(select(MEETING_SIDE.MEETING_ID)
                        .from(MEETING_SIDE)
                        .where(MEETING_SIDE.PRODUCT_ID.eq(from))
                        .and(exists(selectOne()
                                .from(other)
                                .where(other.SLOT_ID.eq(MEETING_SIDE.SLOT_ID))
                                .and(other.PRODUCT_ID.eq(into))))));
        gone.execute();
        return db.update(MEETING_SIDE)
                .set(MEETING_SIDE.PRODUCT_ID, into)
                .where(MEETING_SIDE.PRODUCT_ID.eq(from))
                .execute();
    }
}
