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
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What participants do themselves: find partners, book and cancel meetings, say when they cannot be there. */
@Service
public class Bookings {

    private final PlanQueries plans;
    private final MeetingDesk desk;
    private final Schedules schedules;
    private final Trials trials;
    private final AccessPolicy policy;
    private final Audit audit;

    Bookings(
            PlanQueries plans, MeetingDesk desk, Schedules schedules, Trials trials, AccessPolicy policy, Audit audit) {
        this.plans = plans;
        this.desk = desk;
        this.schedules = schedules;
        this.trials = trials;
        this.policy = policy;
        this.audit = audit;
    }

    /** Two meet in a free slot, as somebody of one's organisation wishes. */
    @Transactional
    public void book(Viewer viewer, String slug, long own, long partner, long slot) {
        Trial trial = trials.see(viewer, slug);
        Schedule schedule = desk.locked(trial);
        Participant mine = own(viewer, schedule, own);
        if (trial.status().isOver()) {
            throw Refusal.conflict("plan.refused.over");
        }
        TrialTask task = desk.task(schedule, desk.wanted(schedule.trial()));
        Grid grid = task.asItStands();
        int number = nextOf(task, own, partner, mine);
        TrialTask.Held held = task.held().get(number);
        Place where = desk.placeFor(schedule, grid, task, number, slot, null, null);
        PlanProposal.Change made =
                new PlanProposal.Change(null, slot, where.id(), held.first(), held.second(), held.part(), held.parts());
        desk.insert(schedule, List.of(made), MeetingOrigin.BOOKED, viewer, desk.now());
        audit.changed(
                viewer,
                "meeting.booked",
                MeetingDesk.thing(schedule, held.first(), held.second(), mine.organisationId()),
                Map.of(),
                MeetingDesk.fields(schedule, slot, where.id()),
                null);
        desk.tell(viewer, trial, schedule.organisations(held.first(), held.second()), MeetingsChanged.What.BOOKED);
    }

    /** A meeting that one of the two booked is not held; either may say so. */
    @Transactional
    public void cancel(Viewer viewer, String slug, long meeting) {
        Trial trial = trials.see(viewer, slug);
        Schedule schedule = desk.locked(trial);
        Meeting of = schedule.meeting(meeting);
        if (!policy.mayMeetFor(
                        viewer, trial.scope(), schedule.participant(of.first()).organisationId())
                && !policy.mayMeetFor(
                        viewer, trial.scope(), schedule.participant(of.second()).organisationId())) {
            throw Refusal.forbidden("access.members-only");
        }
        if (of.origin() != MeetingOrigin.BOOKED) {
            throw Refusal.conflict("plan.refused.not-booked");
        }
        desk.end(viewer, schedule, meeting, "meeting.cancelled");
    }

    /** A product cannot be there in a slot, or it can after all. A meeting that it has then stays until it is moved. */
    @Transactional
    public void absent(Viewer viewer, String slug, long own, long slot, boolean absent) {
        Trial trial = trials.see(viewer, slug);
        Schedule schedule = desk.locked(trial);
        Participant mine = own(viewer, schedule, own);
        Slot when = schedule.slot(slot);
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
        desk.shown(trial);
    }

    /** Whom a participation is still to meet, those first of whom it needs more, and when both are free. */
    public Partners partners(Viewer viewer, String slug, long own) {
        Schedule schedule = schedules.of(viewer, slug);
        own(viewer, schedule, own);
        Pairs.Wanted wanted = desk.wanted(schedule.trial());
        return PartnerFinder.find(schedule, desk.task(schedule, wanted), wanted.pairs(), wanted.least(), own);
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
}
