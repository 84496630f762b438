package dev.tessera.news;

import dev.tessera.organisation.OrganisationsMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What people were told of in the name of an organisation goes on in the name of the one that stays. */
@Component
class MergedOrganisations {

    private final NotificationQueries queries;

    MergedOrganisations(NotificationQueries queries) {
        this.queries = queries;
    }

    @EventListener
    void on(OrganisationsMerged merged) {
        queries.move(merged.from().id(), merged.into().id());
    }
}
