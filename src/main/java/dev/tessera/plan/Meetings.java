package dev.tessera.plan;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.audit.ThingKind;
import dev.tessera.common.Refusal;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes of single meetings, and of all at once when a plan is taken. */
@Service
public class Meetings {

    private final MeetingQueries queries;
    private final PlanQueries plans;
    private final Schedules schedules;
    private final Pairs pairs;
    private final Trials trials;
    private final AccessPolicy policy;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final PlanNews news;
    private final Clock clock;

    Meetings(
            MeetingQueries queries,
            PlanQueries plans,
            Schedules schedules,
            Pairs pairs,
            Trials trials,
            AccessPolicy policy,
            Audit audit,
            ApplicationEventPublisher events,
            PlanNews news,
            Clock clock) {
        this.queries = queries;
        this.plans = plans;
        this.schedules = schedules;
        this.pairs = pairs;
        this.trials = trials;
        this.policy = policy;
        this.audit = audit;
        this.events = events;
        this.news = news;
        this.clock = clock;
    }

    // ---------------------------------------------------------------- coordinators

    /** Puts a proposed plan in the place of the one that there is, if that is still the one it was made of. */
    @Transactional
    public void take(Viewer viewer, String slug, PlanProposal proposal) {
        Trial trial = trials.coordinate(viewer, slug);
        plans.change(trial.id());
        Schedule before = schedules.of(trial);
        if (before.revision() != proposal.revision() + 1) {
            throw Refusal.conflict("plan.refused.changed-meanwhile");
        }
        Set<Long> concerned = new HashSet<>();
        for (Meeting meeting : before.meetings()) {
            if (proposal.removed().contains(meeting.id())) {
                concerned.addAll(organisations(before, meeting.first(), meeting.second()));
            }
        }
        Instant now = now();
        if (changesThePast(before, proposal)) {
            throw Refusal.conflict("plan.refused.changed-meanwhile");
        }
        queries.exchange();
        queries.remove(proposal.removed());
        queries.move(proposal.moved(), MeetingOrigin.PLANNED, viewer.account(), now);
        for (PlanProposal.Change made : proposal.made()) {
            insert(before, made, MeetingOrigin.PLANNED, viewer, now);
        }
        if (!queries.exchanged()) {
            throw Refusal.conflict("plan.refused.changed-meanwhile");
        }
        proposal.made().forEach(c -> concerned.addAll(organisations(before, c.first(), c.second())));
        proposal.moved().forEach(c -> concerned.addAll(organisations(before, c.first(), c.second())));
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("made", proposal.made().size());
        counts.put("moved", proposal.moved().size());
        counts.put("removed", proposal.removed().size());
        counts.put("meetings", proposal.planned());
        audit.changed(viewer, "plan.taken", Thing.trial(trial.id(), trial.title()), Map.of(), counts, null);
        tell(viewer, trial, concerned, MeetingsChanged.What.PLANNED);
    }

    /** Whether a slot that it changes has begun since it was made. */
    private static boolean changesThePast(Schedule schedule, PlanProposal proposal) {
        Set<Long> begun = new HashSet<>();
        schedule.slots().stream().filter(s -> !s.isAhead(schedule.now())).forEach(s -> begun.add(s.id()));
        return proposal.made().stream().anyMatch(c -> begun.contains(c.slot()))
                || proposal.moved().stream().anyMatch(c -> begun.contains(c.slot()))
                || schedule.meetings().stream()
                        .filter(m -> begun.contains(m.slot()))
                        .anyMatch(m -> proposal.removed().contains(m.id())
                                || proposal.moved().stream()
                                        .anyMatch(c -> Long.valueOf(m.id()).equals(c.meeting())));
    }

    /** A meeting stays in its slot whatever is planned, or it need not any more. */
    @Transactional
    public void pin(Viewer viewer, String slug, long meeting, boolean pinned) {
        Schedule schedule = coordinate(viewer, slug);
        Meeting of = find(schedule, meeting);
        if (of.pinned() == pinned) {
            return;
        }
        queries.pin(meeting, pinned);
        audit(viewer, pinned ? "meeting.pinned" : "meeting.unpinned", schedule, of, Map.of(), Map.of());
        news.changed(schedule.trial().id());
    }

    /** A meeting is held in another slot, at a place of its kind that is free then, and stays there. */
    @Transactional
    public void move(Viewer viewer, String slug, long meeting, long slot, @Nullable Long place) {
        Schedule schedule = coordinate(viewer, slug);
        Meeting of = find(schedule, meeting);
        requireAhead(schedule, of);
        TrialTask task = task(schedule);
        Grid grid = task.asItStands();
        int number = task.number(meeting);
        grid.take(number);
        Place where = placeFor(schedule, grid, task, number, slot, of, place);
        queries.move(
                List.of(new PlanProposal.Change(
                        meeting, slot, where.id(), of.first(), of.second(), of.part(), of.parts())),
                MeetingOrigin.MOVED,
                viewer.account(),
                now());
        queries.pin(meeting, true);
        audit(
                viewer,
                "meeting.moved",
                schedule,
                of,
                fields(schedule, of.slot(), of.place()),
                fields(schedule, slot, where.id()));
        tell(viewer, schedule.trial(), organisations(schedule, of.first(), of.second()), MeetingsChanged.What.MOVED);
    }

    /** A meeting is not held. */
    @Transactional
    public void remove(Viewer viewer, String slug, long meeting) {
        end(viewer, coordinate(viewer, slug), meeting, "meeting.removed");
    }

    /** None of the meetings that are still to come is held, but for those that are pinned or booked. */
    @Transactional
    public int clear(Viewer viewer, String slug) {
        Schedule schedule = coordinate(viewer, slug);
        Set<Long> gone = new HashSet<>();
        Set<Long> concerned = new HashSet<>();
        for (Meeting meeting : schedule.meetings()) {
            if (!meeting.stays() && slot(schedule, meeting.slot()).isAhead(schedule.now())) {
                gone.add(meeting.id());
                concerned.addAll(organisations(schedule, meeting.first(), meeting.second()));
            }
        }
        queries.remove(gone);
        Trial trial = schedule.trial();
        audit.changed(
                viewer,
                "plan.cleared",
                Thing.trial(trial.id(), trial.title()),
                Map.of("meetings", gone.size()),
                Map.of(),
                null);
        tell(viewer, trial, concerned, MeetingsChanged.What.CANCELLED);
        return gone.size();
    }

    // ---------------------------------------------------------------- participants

    /** Two meet in a free slot, as somebody of one's organisation wishes. */
    @Transactional
    public void book(Viewer viewer, String slug, long own, long partner, long slot) {
        Trial trial = trials.see(viewer, slug);
        plans.change(trial.id());
        Schedule schedule = schedules.of(trial);
        Participant mine = own(viewer, schedule, own);
        if (trial.status().isOver()) {
            throw Refusal.conflict("plan.refused.over");
        }
        TrialTask task = task(schedule);
        Grid grid = task.asItStands();
        int number = nextOf(task, own, partner, mine);
        TrialTask.Held held = task.held().get(number);
        Place where = placeFor(schedule, grid, task, number, slot, null, null);
        PlanProposal.Change made =
                new PlanProposal.Change(null, slot, where.id(), held.first(), held.second(), held.part(), held.parts());
        insert(schedule, made, MeetingOrigin.BOOKED, viewer, now());
        audit.changed(
                viewer,
                "meeting.booked",
                thing(schedule, held.first(), held.second(), mine.organisationId()),
                Map.of(),
                fields(schedule, slot, where.id()),
                null);
        tell(viewer, trial, organisations(schedule, held.first(), held.second()), MeetingsChanged.What.BOOKED);
    }

    /** A meeting that one of the two booked is not held; either may say so. */
    @Transactional
    public void cancel(Viewer viewer, String slug, long meeting) {
        Trial trial = trials.see(viewer, slug);
        plans.change(trial.id());
        Schedule schedule = schedules.of(trial);
        Meeting of = find(schedule, meeting);
        if (!policy.mayMeetFor(
                        viewer, trial.scope(), schedule.participant(of.first()).organisationId())
                && !policy.mayMeetFor(
                        viewer, trial.scope(), schedule.participant(of.second()).organisationId())) {
            throw Refusal.forbidden("access.members-only");
        }
        if (of.origin() != MeetingOrigin.BOOKED) {
            throw Refusal.conflict("plan.refused.not-booked");
        }
        end(viewer, schedule, meeting, "meeting.cancelled");
    }

    /** A product cannot be there in a slot, or it can after all. A meeting that it has then stays until it is moved. */
    @Transactional
    public void absent(Viewer viewer, String slug, long own, long slot, boolean absent) {
        Trial trial = trials.see(viewer, slug);
        plans.change(trial.id());
        Schedule schedule = schedules.of(trial);
        Participant mine = own(viewer, schedule, own);
        Slot when = slot(schedule, slot);
        if (!when.isAhead(schedule.now())) {
            throw Refusal.conflict("plan.obstacle.past");
        }
        if (absent) {
            plans.absent(slot, mine.productId());
        } else {
            plans.present(slot, mine.productId());
        }
        audit.changed(
                viewer,
                absent ? "plan.absent" : "plan.present",
                new Thing(ThingKind.PRODUCT, mine.productId(), mine.productName(), mine.organisationId(), trial.id()),
                Map.of(),
                Map.of("slot", when.begins()),
                null);
        news.changed(trial.id());
    }

    /** Whom a participation is still to meet, those first of whom it needs more, and when both are free. */
    public Partners partners(Viewer viewer, String slug, long own) {
        Schedule schedule = schedules.of(viewer, slug);
        own(viewer, schedule, own);
        Trial trial = schedule.trial();
        return PartnerFinder.find(schedule, task(schedule), pairs.of(trial), pairs.leastPartners(trial), own);
    }

    // ---------------------------------------------------------------- the same for all

    /** Those who take part no more meet nobody; a meeting that is going on goes on. */
    void withdrawn(Viewer viewer, long trialId, long participation) {
        Trial trial = trials.byId(trialId).orElseThrow();
        plans.change(trialId);
        Schedule schedule = schedules.of(trial);
        Set<Long> gone = new HashSet<>();
        Set<Long> concerned = new HashSet<>();
        // Whoever withdrew may be no participant any more, so those are asked for who are there.
        for (Meeting meeting : queries.of(trialId)) {
            if (meeting.isOf(participation) && slot(schedule, meeting.slot()).isAhead(schedule.now())) {
                gone.add(meeting.id());
                for (long side : new long[] {meeting.first(), meeting.second()}) {
                    Participant there = schedule.participants().get(side);
                    if (there != null) {
                        concerned.add(there.organisationId());
                    }
                }
            }
        }
        if (gone.isEmpty()) {
            return;
        }
        queries.remove(gone);
        audit.changed(
                viewer,
                "plan.withdrawn",
                Thing.trial(trial.id(), trial.title()),
                Map.of("meetings", gone.size()),
                Map.of(),
                null);
        tell(viewer, trial, concerned, MeetingsChanged.What.CANCELLED);
    }

    private Schedule coordinate(Viewer viewer, String slug) {
        Trial trial = trials.coordinate(viewer, slug);
        plans.change(trial.id());
        return schedules.of(trial);
    }

    private TrialTask task(Schedule schedule) {
        Trial trial = schedule.trial();
        // Meetings for which there is no reason any more are in the way like others.
        Map<Long, Integer> least = pairs.leastPartners(trial);
        TrialTask task = TrialTask.of(schedule, pairs.of(trial), least, true);
        return task.vanish().isEmpty()
                ? task
                : TrialTask.of(pinned(schedule, task.vanish()), pairs.of(trial), least, true);
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

    private Participant own(Viewer viewer, Schedule schedule, long participation) {
        Participant mine = schedule.participants().get(participation);
        if (mine == null || mine.hasLeft()) {
            throw Refusal.notFound("plan.refused.unknown-participant");
        }
        if (!policy.mayMeetFor(viewer, schedule.trial().scope(), mine.organisationId())) {
            throw Refusal.forbidden("access.members-only");
        }
        return mine;
    }

    private static int nextOf(TrialTask task, long own, long partner, Participant mine) {
        boolean pair = false;
        for (int i = 0; i < task.held().size(); i++) {
            TrialTask.Held held = task.held().get(i);
            if (held.first() == Math.min(own, partner) && held.second() == Math.max(own, partner)) {
                pair = true;
                if (held.meeting() == null) {
                    return i;
                }
            }
        }
        throw pair
                ? Refusal.conflict("plan.refused.met", mine.label())
                : Refusal.conflict("plan.refused.no-pair", mine.label());
    }

    private static Place placeFor(
            Schedule schedule,
            Grid grid,
            TrialTask task,
            int number,
            long slot,
            @Nullable Meeting self,
            @Nullable Long wanted) {
        TrialTask.Held held = task.held().get(number);
        slot(schedule, slot);
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

    private void insert(Schedule schedule, PlanProposal.Change made, MeetingOrigin origin, Viewer viewer, Instant now) {
        queries.insert(
                schedule.trial().id(),
                made,
                schedule.participant(made.first()).productId(),
                schedule.participant(made.second()).productId(),
                origin,
                viewer.account(),
                now);
    }

    private void end(Viewer viewer, Schedule schedule, long meeting, String operation) {
        Meeting of = find(schedule, meeting);
        requireAhead(schedule, of);
        queries.remove(Set.of(meeting));
        audit(viewer, operation, schedule, of, fields(schedule, of.slot(), of.place()), Map.of());
        tell(
                viewer,
                schedule.trial(),
                organisations(schedule, of.first(), of.second()),
                MeetingsChanged.What.CANCELLED);
    }

    private void audit(
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

    private static Thing thing(Schedule schedule, long first, long second, long organisation) {
        return new Thing(
                ThingKind.PARTICIPATION,
                first,
                schedule.participant(first).label() + " – "
                        + schedule.participant(second).label(),
                organisation,
                schedule.trial().id());
    }

    private static Map<String, Object> fields(Schedule schedule, long slot, long place) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("slot", slot(schedule, slot).begins());
        schedule.places().stream()
                .filter(p -> p.id() == place)
                .findFirst()
                .ifPresent(p -> fields.put("place", p.name()));
        return fields;
    }

    private void tell(Viewer viewer, Trial trial, Set<Long> organisations, MeetingsChanged.What what) {
        if (!organisations.isEmpty()) {
            events.publishEvent(new MeetingsChanged(trial.id(), organisations, what, viewer));
        }
        news.changed(trial.id());
    }

    private static Set<Long> organisations(Schedule schedule, long first, long second) {
        Set<Long> both = new HashSet<>();
        both.add(schedule.participant(first).organisationId());
        both.add(schedule.participant(second).organisationId());
        return both;
    }

    private static Meeting find(Schedule schedule, long meeting) {
        return schedule.meetings().stream()
                .filter(m -> m.id() == meeting)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("plan.refused.unknown-meeting"));
    }

    private static Slot slot(Schedule schedule, long slot) {
        return schedule.slots().stream()
                .filter(s -> s.id() == slot)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("plan.refused.unknown-slot"));
    }

    private static void requireAhead(Schedule schedule, Meeting meeting) {
        if (!slot(schedule, meeting.slot()).isAhead(schedule.now())) {
            throw Refusal.conflict("plan.obstacle.past");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
