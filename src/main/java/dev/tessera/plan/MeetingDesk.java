package dev.tessera.plan;

import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What all changes of meetings have in common: the schedule as it is at that moment, a place that is free, what is
 * written down of them, and who is told.
 */
@Component
class MeetingDesk {

    private final MeetingQueries queries;
    private final PlanQueries plans;
    private final Schedules schedules;
    private final Pairs pairs;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final PlanNews news;
    private final Clock clock;

    MeetingDesk(
            MeetingQueries queries,
            PlanQueries plans,
            Schedules schedules,
            Pairs pairs,
            Audit audit,
            ApplicationEventPublisher events,
            PlanNews news,
            Clock clock) {
        this.queries = queries;
        this.plans = plans;
        this.schedules = schedules;
        this.pairs = pairs;
        this.audit = audit;
        this.events = events;
        this.news = news;
        this.clock = clock;
    }

    /** A trial's schedule, which nobody else changes until the end of the transaction. */
    Schedule locked(Trial trial) {
        plans.change(trial.id());
        return schedules.of(trial);
    }

    /** Who should meet whom. */
    Pairs.Wanted wanted(Trial trial) {
        return pairs.of(trial);
    }

    TrialTask task(Schedule schedule, Pairs.Wanted wanted) {
        // Meetings for which there is no reason any more are in the way like others.
        TrialTask task = TrialTask.of(schedule, wanted.pairs(), wanted.least(), true);
        return task.vanish().isEmpty()
                ? task
                : TrialTask.of(pinned(schedule, task.vanish()), wanted.pairs(), wanted.least(), true);
    }

    private static Schedule pinned(Schedule schedule, List<Meeting> which) {
        List<Meeting> all = new ArrayList<>(schedule.meetings());
        all.replaceAll(m -> which.contains(m)
                ? new Meeting(
                        m.id(),
                        m.slot(),
                        m.place(),
                        m.first(),
                        m.second(),
                        m.part(),
                        m.parts(),
                        true,
                        m.origin(),
                        m.revision(),
                        m.changedAt())
                : m);
        return new Schedule(
                schedule.trial(),
                schedule.now(),
                schedule.settings(),
                schedule.slots(),
                schedule.places(),
                all,
                schedule.participants(),
                schedule.absences(),
                schedule.revision());
    }

    /** The place that was asked for, or one that is free; or why it cannot be. */
    Place placeFor(
            Schedule schedule,
            Grid grid,
            TrialTask task,
            int number,
            long slot,
            @Nullable Meeting self,
            @Nullable Long wanted) {
        TrialTask.Held held = task.held().get(number);
        schedule.slot(slot);
        grid.obstacle(number, task.slotNumbers().getOrDefault(slot, PlanTask.NONE))
                .ifPresent(obstacle -> {
                    Participant who = schedule.participant(obstacle.isOfSecond() ? held.second() : held.first());
                    throw Refusal.conflict(
                            obstacle.key(), who.label(), schedule.settings().mostInARow());
                });
        PlaceGiving giving = new PlaceGiving(schedule);
        for (Meeting other : schedule.meetings()) {
            if (self == null || other.id() != self.id()) {
                giving.take(other.slot(), other.place(), other.first(), other.second());
            }
        }
        if (wanted == null) {
            return giving.give(slot, held.first(), held.second())
                    .orElseThrow(() -> Refusal.conflict("plan.obstacle.no-table"));
        }
        Place place = schedule.places().stream()
                .filter(p -> p.id() == wanted)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("plan.places.unknown"));
        boolean remote = schedule.isRemote(held.first(), held.second());
        if (remote != (place.kind() == PlaceKind.REMOTE_ROOM)) {
            throw Refusal.conflict(remote ? "plan.refused.needs-room" : "plan.refused.needs-table", place.name());
        }
        if (giving.isTaken(slot, wanted)) {
            throw Refusal.conflict("plan.refused.place-taken", place.name());
        }
        return place;
    }

    void insert(
            Schedule schedule, Collection<PlanProposal.Change> made, MeetingOrigin origin, Viewer viewer, Instant now) {
        queries.insert(schedule.trial().id(), made, origin, viewer.account(), now);
    }

    /** A meeting that has not begun is not held. */
    void end(Viewer viewer, Schedule schedule, long meeting, String operation) {
        Meeting of = schedule.meeting(meeting);
        schedule.requireAhead(of);
        queries.remove(Set.of(meeting));
        audit(viewer, operation, schedule, of, fields(schedule, of.slot(), of.place()), Map.of());
        tell(viewer, schedule.trial(), schedule.organisations(of.first(), of.second()), MeetingsChanged.What.CANCELLED);
    }

    void audit(
            Viewer viewer,
            String operation,
            Schedule schedule,
            Meeting of,
            Map<String, Object> was,
            Map<String, Object> became) {
        Thing thing = thing(
                schedule,
                of.first(),
                of.second(),
                schedule.participant(of.first()).organisationId());
        if (was.isEmpty() && became.isEmpty()) {
            audit.done(viewer, operation, thing, null);
        } else {
            audit.changed(viewer, operation, thing, was, became, null);
        }
    }

    static Thing thing(Schedule schedule, long first, long second, long organisation) {
        return new Thing(
                ThingKind.PARTICIPATION,
                first,
                schedule.participant(first).label() + " – "
                        + schedule.participant(second).label(),
                organisation,
                schedule.trial().id());
    }

    static Map<String, Object> fields(Schedule schedule, long slot, long place) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("slot", schedule.slot(slot).begins());
        schedule.places().stream()
                .filter(p -> p.id() == place)
                .findFirst()
                .ifPresent(p -> fields.put("place", p.name()));
        return fields;
    }

    /** Tells the people of these organisations, and whoever looks at the schedule. */
    void tell(Viewer viewer, Trial trial, Set<Long> organisations, MeetingsChanged.What what) {
        if (!organisations.isEmpty()) {
            events.publishEvent(new MeetingsChanged(trial.id(), organisations, what, viewer));
        }
        news.changed(trial.id());
    }

    /** Tells whoever looks at the schedule. */
    void shown(Trial trial) {
        news.changed(trial.id());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
