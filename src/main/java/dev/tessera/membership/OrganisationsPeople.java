package dev.tessera.membership;

import dev.tessera.access.MembershipRole;
import dev.tessera.organisation.OrganisationRegistered;
import dev.tessera.organisation.OrganisationStatus;
import dev.tessera.organisation.OrganisationsMerged;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What becomes of people when something happens to organisations: in the same transaction, so both hold or neither. */
@Component
class OrganisationsPeople {

    private final Memberships memberships;
    private final MembershipMergeQueries queries;
    private final Clock clock;

    OrganisationsPeople(Memberships memberships, MembershipMergeQueries queries, Clock clock) {
        this.memberships = memberships;
        this.queries = queries;
        this.clock = clock;
    }

    /** Whoever registers an organisation is its first manager. */
    @EventListener
    void on(OrganisationRegistered registered) {
        memberships.join(registered.by(), registered.organisation(), MembershipRole.MANAGER);
    }

    /**
     * The people of both belong to the one that stays; what they asked for, and their programs' tokens, go along.
     *
     * <p>Nobody has approved the people of an organisation that was not approved: anybody could register one that looks
     * like another, and wait to be merged into it. So they ask to join, and those they invited are not let in.
     */
    @EventListener
    void on(OrganisationsMerged merged) {
        long from = merged.from().id();
        long into = merged.into().id();
        if (merged.from().status() == OrganisationStatus.APPROVED) {
            merged.moved("merge.members", queries.members(from, into));
        } else {
            queries.revokeInvitations(from, clock.instant());
            merged.moved("merge.members-ask", queries.ask(from, into, clock.instant()));
        }
        merged.moved("merge.requests", queries.requests(from, into, clock.instant()));
        merged.moved("merge.invitations", queries.invitations(from, into));
        merged.moved("merge.tokens", queries.tokens(from, into));
    }
}
