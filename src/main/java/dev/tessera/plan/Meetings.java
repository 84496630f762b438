package dev.tessera.plan;

import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What coordinators do to meetings: one by one, and to all at once when a plan is taken. */
@Service
public class Meetings {

    private final MeetingQueries queries;
    private final MeetingDesk desk;
    private final Trials trials;
    private final Audit audit;

    Meetings(MeetingQueries queries, MeetingDesk desk, Trials trials, Audit audit) {
        this.queries = queries;
        this.desk = desk;
        this.trials = trials;
        this.audit = audit;
    }

    /** Puts a proposed plan in the place of the one that there is, if that is still the one it was made of. */
    @Transactional
    public void take(Viewer viewer, String slug, PlanProposal proposal) {
        Trial trial = trials.coordinate(viewer, slug);
        Schedule before = desk.locked(trial);
        if (before.revision() != proposal.revision() + 1) {
            throw Refusal.conflict("plan.refused.changed-meanwhile");
        }
        Set<Long> concerned = new HashSet<>();
        for (Meeting meeting : before.meetings()) {
            if (proposal.removed().contains(meeting.id())) {
                concerned.addAll(before.organisations(meeting.first(), meeting.second()));
            }
        }
        Instant now = desk.now();
        if (changesThePast(before, proposal)) {
            throw Refusal.conflict("plan.refused.changed-meanwhile");
        }
        queries.exchange();
        queries.remove(proposal.removed());
        queries.move(proposal.moved(), MeetingOrigin.PLANNED, viewer.account(), now);
        desk.insert(before, proposal.made(), MeetingOrigin.PLANNED, viewer, now);
        if (!queries.exchanged()) {
            throw Refusal.conflict("plan.refused.changed-meanwhile");
        }
        proposal.made().forEach(c -> concerned.addAll(before.organisations(c.first(), c.second())));
        proposal.moved().forEach(c -> concerned.addAll(before.organisations(c.first(), c.second())));
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("made", proposal.made().size());
        counts.put("moved", proposal.moved().size());
        counts.put("removed", proposal.removed().size());
        counts.put("meetings", proposal.planned());
        audit.changed(viewer, "plan.taken", Thing.trial(trial.id(), trial.title()), Map.of(), counts, null);
        desk.tell(viewer, trial, concerned, MeetingsChanged.What.PLANNED);
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
        Meeting of = schedule.meeting(meeting);
        if (of.pinned() == pinned) {
            return;
        }
        queries.pin(meeting, pinned);
        desk.audit(viewer, pinned ? "meeting.pinned" : "meeting.unpinned", schedule, of, Map.of(), Map.of());
        desk.shown(schedule.trial());
    }

    /** A meeting is held in another slot, at a place of its kind that is free then, and stays there. */
    @Transactional
    public void move(Viewer viewer, String slug, long meeting, long slot, @Nullable Long place) {
        Schedule schedule = coordinate(viewer, slug);
        Meeting of = schedule.meeting(meeting);
        schedule.requireAhead(of);
        TrialTask task = desk.task(schedule, desk.wanted(schedule.trial()));
        Grid grid = task.asItStands();
        int number = task.number(meeting);
        grid.take(number);
        Place where = desk.placeFor(schedule, grid, task, number, slot, of, place);
        queries.move(
                List.of(new PlanProposal.Change(
                        meeting, slot, where.id(), of.first(), of.second(), of.part(), of.parts())),
                MeetingOrigin.MOVED,
                viewer.account(),
                desk.now());
        queries.pin(meeting, true);
        desk.audit(
                viewer,
                "meeting.moved",
                schedule,
                of,
                MeetingDesk.fields(schedule, of.slot(), of.place()),
                MeetingDesk.fields(schedule, slot, where.id()));
        desk.tell(
                viewer, schedule.trial(), schedule.organisations(of.first(), of.second()), MeetingsChanged.What.MOVED);
    }

    /** A meeting is not held. */
    @Transactional
    public void remove(Viewer viewer, String slug, long meeting) {
        desk.end(viewer, coordinate(viewer, slug), meeting, "meeting.removed");
    }

    /** None of the meetings that are still to come is held, but for those that are pinned or booked. */
    @Transactional
    public int clear(Viewer viewer, String slug) {
        Schedule schedule = coordinate(viewer, slug);
        Set<Long> gone = new HashSet<>();
        Set<Long> concerned = new HashSet<>();
        for (Meeting meeting : schedule.meetings()) {
            if (!meeting.stays() && schedule.slot(meeting.slot()).isAhead(schedule.now())) {
                gone.add(meeting.id());
                concerned.addAll(schedule.organisations(meeting.first(), meeting.second()));
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
        desk.tell(viewer, trial, concerned, MeetingsChanged.What.CANCELLED);
        return gone.size();
    }

    /** Those who take part no more meet nobody; a meeting that is going on goes on. */
    void withdrawn(Viewer viewer, long trialId, long participation) {
        Trial trial = trials.byId(trialId).orElseThrow();
        Schedule schedule = desk.locked(trial);
        Set<Long> gone = new HashSet<>();
        Set<Long> concerned = new HashSet<>();
        // Whoever withdrew may be no participant any more, so those are asked for who are there.
        for (Meeting meeting : queries.of(trialId)) {
            if (meeting.isOf(participation) && schedule.slot(meeting.slot()).isAhead(schedule.now())) {
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
        desk.tell(viewer, trial, concerned, MeetingsChanged.What.CANCELLED);
    }

    private Schedule coordinate(Viewer viewer, String slug) {
        return desk.locked(trials.coordinate(viewer, slug));
    }
}
