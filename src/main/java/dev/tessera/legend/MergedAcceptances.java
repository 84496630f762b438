package dev.tessera.legend;

import dev.tessera.organisation.OrganisationsMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What an organisation that was merged had accepted, the one that stays has accepted. */
@Component
class MergedAcceptances {

    private final LegendQueries queries;

    MergedAcceptances(LegendQueries queries) {
        this.queries = queries;
    }

    @EventListener
    void on(OrganisationsMerged merged) {
        merged.moved(
                "merge.acceptances",
                queries.move(merged.from().id(), merged.into().id()));
    }
}
