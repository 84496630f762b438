package dev.tessera.plan;

import dev.tessera.access.Viewer;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The schedules of trials, for those who may look into them. */
@Service
public class Schedules {

    private final PlanQueries plans;
    private final MeetingQueries meetings;
    private final Trials trials;
    private final Clock clock;

    Schedules(PlanQueries plans, MeetingQueries meetings, Trials trials, Clock clock) {
        this.plans = plans;
        this.meetings = meetings;
        this.trials = trials;
        this.clock = clock;
    }

    /** A trial's schedule; the same refusal whether there is no such trial or it must not be known. */
    public Schedule of(Viewer viewer, String trial) {
        return of(trials.see(viewer, trial));
    }

    /** A trial's schedule, for whoever may see the trial. */
    Schedule of(Trial trial) {
        PlanQueries.Plan plan = plans.plan(trial.id());
        Map<Long, Participant> participants = trials.participants(trial.id()).stream()
                .collect(Collectors.toMap(Participant::id, Function.identity()));
        List<Meeting> known = meetings.of(trial.id()).stream()
                .filter(m -> participants.containsKey(m.first()) && participants.containsKey(m.second()))
                .toList();
        return new Schedule(
                trial,
                clock.instant(),
                plan.settings(),
                plans.slots(trial.id()),
                plans.places(trial.id()),
                known,
                participants,
                plans.absences(trial.id()),
                plan.revision());
    }
}
