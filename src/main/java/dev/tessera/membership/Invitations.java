package dev.tessera.membership;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.AccountHolder;
import dev.tessera.account.MailAddress;
import dev.tessera.account.People;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.PublicAddress;
import dev.tessera.common.Refusal;
import dev.tessera.common.Secret;
import dev.tessera.mail.Letter;
import dev.tessera.mail.Mails;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asking somebody to join, by a link that is mailed to them, works once and expires. Whoever has the link has the
 * mailbox, so they may use it in whichever account they sign in to; the managers see who joined.
 */
@Service
public class Invitations {

    private static final Duration WAITS = Duration.ofDays(14);
    private static final int MOST = 100;

    private final InvitationQueries queries;
    private final Memberships memberships;
    private final Organisations organisations;
    private final People people;
    private final Mails mails;
    private final AccessPolicy policy;
    private final Audit audit;
    private final PublicAddress address;
    private final Clock clock;

    Invitations(
            InvitationQueries queries,
            Memberships memberships,
            Organisations organisations,
            People people,
            Mails mails,
            AccessPolicy policy,
            Audit audit,
            PublicAddress address,
            Clock clock) {
        this.queries = queries;
        this.memberships = memberships;
        this.organisations = organisations;
        this.people = people;
        this.mails = mails;
        this.policy = policy;
        this.audit = audit;
        this.address = address;
        this.clock = clock;
    }

    /** Mails somebody a link by which they join; an earlier one to the same address stops working. */
    @Transactional
    public void invite(Viewer viewer, String organisation, String email, MembershipRole role) {
        AccountHolder me = people.me(viewer);
        Organisation of = memberships.managed(viewer, organisation);
        // Before a coordinator has seen the name, nobody is written to in it.
        if (!of.scope().approved()) {
            throw Refusal.conflict("membership.not-approved", of.name());
        }
        String to = MailAddress.of(email).value();
        Instant now = clock.instant();
        if (memberships.members(viewer, organisation).stream()
                .anyMatch(m -> m.email().equalsIgnoreCase(to))) {
            throw Refusal.conflict("membership.address-member-already", to, of.name());
        }
        queries.revokeFor(of.id(), to, now);
        if (queries.waiting(of.id(), now).size() >= MOST) {
            throw Refusal.conflict("membership.too-many-invitations", MOST);
        }
        String secret = Secret.random();
        queries.insert(of.id(), to, role, Secret.digest(secret), me.id(), now, now.plus(WAITS));
        audit.changed(
                viewer,
                "organisation.invited",
                Thing.organisation(of.id(), of.name()),
                Map.of(),
                Map.of("domain", to.substring(to.indexOf('@') + 1), "role", role),
                null);
        mails.send(Letter.of(
                to, me.locale(), "invitation", address.base() + "/app/invitations/" + secret, me.name(), of.name()));
    }

    /** The invitations of an organisation that wait; for its managers. */
    public List<Invitation> waiting(Viewer viewer, String organisation) {
        return queries.waiting(memberships.managed(viewer, organisation).id(), clock.instant());
    }

    /** The invitations that were sent to the viewer's confirmed mail address and wait. */
    public List<Invitation> mine(Viewer viewer) {
        return queries.waitingFor(people.me(viewer).email(), clock.instant());
    }

    /** The invitation behind a link. */
    public Invitation behind(Viewer viewer, String secret) {
        policy.requirePerson(viewer);
        return queries.bySecret(Secret.digest(secret), clock.instant())
                .orElseThrow(() -> Refusal.notFound("membership.no-invitation"));
    }

    /** Joins by the link that was mailed. */
    @Transactional
    public void accept(Viewer viewer, String secret) {
        accept(viewer, behind(viewer, secret));
    }

    /** Joins by an invitation that was sent to the viewer's confirmed mail address. */
    @Transactional
    public void acceptMine(Viewer viewer, long invitation) {
        accept(
                viewer,
                mine(viewer).stream()
                        .filter(i -> i.id() == invitation)
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("membership.no-invitation")));
    }

    private void accept(Viewer viewer, Invitation invitation) {
        AccountHolder me = people.me(viewer);
        if (!queries.accept(invitation.id(), me.id(), clock.instant())) {
            throw Refusal.notFound("membership.no-invitation");
        }
        Organisation of = organisations
                .find(invitation.organisationSlug())
                .orElseThrow(() -> Refusal.notFound("membership.no-invitation"));
        memberships.admit(viewer, of, me.id(), invitation.role(), "organisation.invitation-accepted");
    }

    /** Lets a link work no more. */
    @Transactional
    public void revoke(Viewer viewer, String organisation, long invitation) {
        Organisation of = memberships.managed(viewer, organisation);
        Instant now = clock.instant();
        Invitation waiting = queries.find(invitation, now)
                .filter(i -> i.organisation() == of.id())
                .orElseThrow(() -> Refusal.notFound("membership.no-invitation"));
        queries.revoke(waiting.id(), now);
        audit.done(viewer, "organisation.invitation-revoked", Thing.organisation(of.id(), of.name()), null);
    }
}
