package dev.tessera.plan;

import dev.tessera.organisation.ProductsMerged;
import dev.tessera.trial.ParticipationChanged;
import dev.tessera.trial.ParticipationStatus;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens to meetings when somebody withdraws, or two records of a product become one. */
@Component
class PlanFollowsTrial {

    private final Meetings meetings;
    private final MeetingQueries queries;
    private final PlanQueries plans;

    PlanFollowsTrial(Meetings meetings, MeetingQueries queries, PlanQueries plans) {
        this.meetings = meetings;
        this.queries = queries;
        this.plans = plans;
    }

    @EventListener
    void on(ParticipationChanged change) {
        if (change.from() == ParticipationStatus.ACCEPTED && change.to() != ParticipationStatus.ACCEPTED) {
            meetings.withdrawn(change.by(), change.trial(), change.participation());
        }
    }

    @EventListener
    void on(ProductsMerged merged) {
        merged.moved(
                "merge.meetings",
                queries.merge(merged.from().id(), merged.into().id()));
        plans.mergeAbsences(merged.from().id(), merged.into().id());
    }
}
