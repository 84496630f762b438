package dev.tessera.result;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Brings decisions of reviewers into the cells that they are about. */
@Service
public class Decisions {

    private final ReportQueries queries;
    private final ApplicationEventPublisher events;

    Decisions(ReportQueries queries, ApplicationEventPublisher events) {
        this.queries = queries;
        this.events = events;
    }

    /**
     * Puts a decision into its cell, unless a side has reported, or somebody has decided, since it was looked at.
     *
     * @return whether it was put there; if not, nothing was changed
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean decide(CellKey cell, Decided decided) {
        boolean done = queries.decide(cell, decided);
        if (done) {
            events.publishEvent(new TrialChanged(cell.trial()));
        }
        return done;
    }
}
