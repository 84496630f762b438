package dev.tessera.profile;

import dev.tessera.organisation.OrganisationsMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The profiles of an organisation that was merged are kept by the one that stays; their addresses name neither. */
@Component
class MergedProfiles {

    private final SpecificationProfileQueries queries;

    MergedProfiles(SpecificationProfileQueries queries) {
        this.queries = queries;
    }

    @EventListener
    void on(OrganisationsMerged merged) {
        merged.moved(
                "merge.profiles", queries.move(merged.from().id(), merged.into().id()));
    }
}
