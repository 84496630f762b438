package dev.tessera.trial;

import dev.tessera.organisation.OrganisationsMerged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What an organisation that was merged had accepted, or was invited to, is the other one's. */
@Component
class MergedTerms {

    private final TermsQueries terms;
    private final ParticipationQueries participations;

    MergedTerms(TermsQueries terms, ParticipationQueries participations) {
        this.terms = terms;
        this.participations = participations;
    }

    @EventListener
    void on(OrganisationsMerged merged) {
        merged.moved("merge.terms", terms.move(merged.from().id(), merged.into().id()));
        participations.moveInvitations(merged.from().id(), merged.into().id());
    }
}
