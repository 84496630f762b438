package dev.tessera.membership;

import dev.tessera.account.AccountLeaving;
import java.time.Clock;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever leaves for good leaves their organisations, and waits for none any more. */
@Component
class LeavesWithPerson {

    private final Memberships memberships;
    private final RequestQueries requests;
    private final InvitationQueries invitations;
    private final Clock clock;

    LeavesWithPerson(Memberships memberships, RequestQueries requests, InvitationQueries invitations, Clock clock) {
        this.memberships = memberships;
        this.requests = requests;
        this.invitations = invitations;
        this.clock = clock;
    }

    @EventListener
    void leaving(AccountLeaving person) {
        memberships.leaveAll(person.viewer());
        requests.forget(Objects.requireNonNull(person.viewer().account()));
        invitations.forget(person.email(), clock.instant());
    }
}
