package dev.tessera.plan;

import dev.tessera.common.Refusal;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A trial's slots, places and meetings as they stand.
 *
 * @param participants those who take part, or have met somebody, by their participation's id
 * @param absences the slots, by id, in which products cannot be there, by product
 * @param revision counts what was changed
 */
public record Schedule(
        Trial trial,
        Instant now,
        PlanSettings settings,
        List<Slot> slots,
        List<Place> places,
        List<Meeting> meetings,
        Map<Long, Participant> participants,
        Map<Long, Set<Long>> absences,
        long revision) {

    public Schedule {
        slots = List.copyOf(slots);
        places = List.copyOf(places);
        meetings = List.copyOf(meetings);
        participants = Map.copyOf(participants);
    }

    /** One who meets somebody. */
    public Participant participant(long participation) {
        Participant found = participants.get(participation);
        if (found == null) {
            throw new IllegalArgumentException("Participation " + participation + " is not of this trial");
        }
        return found;
    }

    /** Whether one of a meeting's two is of one of these organisations. */
    public boolean isOf(Meeting meeting, Set<Long> organisations) {
        return organisations.contains(participant(meeting.first()).organisationId())
                || organisations.contains(participant(meeting.second()).organisationId());
    }

    /** Whether one of the two takes part from elsewhere. */
    public boolean isRemote(long first, long second) {
        return participant(first).remote() || participant(second).remote();
    }

    int count(PlaceKind kind) {
        return (int) places.stream().filter(p -> p.kind() == kind).count();
    }

    /** A meeting of this trial. */
    Meeting meeting(long id) {
        return meetings.stream()
                .filter(m -> m.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("plan.refused.unknown-meeting"));
    }

    /** A slot of this trial. */
    Slot slot(long id) {
        return slots.stream()
                .filter(s -> s.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("plan.refused.unknown-slot"));
    }

    /** Whose meeting it is. */
    Set<Long> organisations(long first, long second) {
        Set<Long> both = new HashSet<>();
        both.add(participant(first).organisationId());
        both.add(participant(second).organisationId());
        return both;
    }

    /** Ends the request where a meeting goes on, or is over. */
    void requireAhead(Meeting meeting) {
        if (!slot(meeting.slot()).isAhead(now)) {
            throw Refusal.conflict("plan.obstacle.past");
        }
    }
}
