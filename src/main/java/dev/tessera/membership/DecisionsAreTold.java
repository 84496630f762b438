package dev.tessera.membership;

import dev.tessera.access.MembershipRole;
import dev.tessera.account.AccountHolder;
import dev.tessera.account.People;
import dev.tessera.common.PublicAddress;
import dev.tessera.mail.Mails;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.OrganisationDecided;
import dev.tessera.organisation.OrganisationRegistered;
import dev.tessera.organisation.Organisations;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Coordinators are told that an organisation waits for them, and its managers what they decided. */
@Component
class DecisionsAreTold {

    private final MembershipQueries members;
    private final Organisations organisations;
    private final People people;
    private final Mails mails;
    private final PublicAddress address;

    DecisionsAreTold(
            MembershipQueries members, Organisations organisations, People people, Mails mails, PublicAddress address) {
        this.members = members;
        this.organisations = organisations;
        this.people = people;
        this.mails = mails;
        this.address = address;
    }

    @EventListener
    void on(OrganisationRegistered registered) {
        Organisation waiting = organisations.byId(registered.organisation()).orElseThrow();
        people.coordinators()
                .forEach(p ->
                        mails.send(p.letter("organisation-waits", address.base() + "/app/approvals", waiting.name())));
    }

    @EventListener
    void on(OrganisationDecided decided) {
        Organisation of = decided.organisation();
        String link = address.base() + "/app/organisations/" + of.slug();
        if (decided.approved()) {
            managers(of.id()).forEach(p -> mails.send(p.letter("organisation-approved", link, of.name())));
        } else {
            String why = Objects.requireNonNullElse(decided.reason(), "");
            managers(of.id()).forEach(p -> mails.send(p.letter("organisation-declined", link, of.name(), why)));
        }
    }

    private Stream<AccountHolder> managers(long organisation) {
        return members.members(organisation).stream()
                .filter(m -> m.role() == MembershipRole.MANAGER)
                .flatMap(m -> people.find(m.account()).stream());
    }
}
