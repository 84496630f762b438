package dev.tessera.access;

import dev.tessera.membership.Invitation;
import dev.tessera.membership.Invitations;
import dev.tessera.membership.JoinRequests;
import dev.tessera.membership.MembershipRequest;
import dev.tessera.membership.Memberships;
import org.springframework.context.ApplicationContext;

/** What is done to who belongs to an organisation. */
final class MembershipOperations extends Operations {

    MembershipOperations(AccessFixture fixture, ApplicationContext beans) {
        super(fixture, beans);
        members();
    }

    private void members() {
        Memberships memberships = bean(Memberships.class);
        JoinRequests requests = bean(JoinRequests.class);
        Invitations invitations = bean(Invitations.class);
        does(
                "membership.Memberships.members",
                (v, on) -> memberships.members(v, on.organisation().slug()));
        does("membership.Memberships.mine", (v, on) -> memberships.mine(v));
        does(
                "membership.Memberships.changeRole",
                (v, on) -> memberships.changeRole(
                        v, on.organisation().slug(), on.otherManager().account(), MembershipRole.MEMBER));
        does(
                "membership.Memberships.remove",
                (v, on) -> memberships.remove(
                        v, on.organisation().slug(), on.otherManager().account(), null));
        does(
                "membership.Memberships.leave",
                (v, on) -> memberships.leave(v, on.organisation().slug()));
        does("membership.Memberships.leaveAll", (v, on) -> memberships.leaveAll(v));
        does("membership.JoinRequests.suggested", (v, on) -> requests.suggested(v));
        does("membership.JoinRequests.ask", (v, on) -> requests.ask(v, fixture.unclaimed.slug(), null));
        does("membership.JoinRequests.ask, waiting", (v, on) -> {
            if (!v.organisations().contains(on.waiting().id())) {
                requests.ask(v, on.waiting().slug(), null);
            }
        });
        does(
                "membership.JoinRequests.open",
                (v, on) -> requests.open(v, on.organisation().slug()));
        does("membership.JoinRequests.claims", (v, on) -> requests.claims(v));
        does("membership.JoinRequests.mine", (v, on) -> requests.mine(v));
        does("membership.JoinRequests.withdraw, of one's own", (v, on) -> {
            requests.ask(v, fixture.unclaimed.slug(), null);
            requests.withdraw(v, requests.mine(v).getFirst().id());
        });
        does(
                "membership.JoinRequests.withdraw, of another",
                (v, on) -> requests.withdraw(
                        v, asked(requests, on.organisation().slug()).id()));
        does(
                "membership.JoinRequests.approve",
                (v, on) -> requests.approve(
                        v, asked(requests, on.organisation().slug()).id()));
        does(
                "membership.JoinRequests.approve, a claim",
                (v, on) -> requests.approve(
                        v, asked(requests, fixture.unclaimed.slug()).id()));
        does(
                "membership.JoinRequests.decline",
                (v, on) -> requests.decline(
                        v, asked(requests, on.organisation().slug()).id(), "Who are you?"));
        does(
                "membership.Invitations.invite",
                (v, on) -> invitations.invite(v, on.organisation().slug(), "guest@example.org", MembershipRole.MEMBER));
        does(
                "membership.Invitations.waiting",
                (v, on) -> invitations.waiting(v, on.organisation().slug()));
        does("membership.Invitations.mine", (v, on) -> invitations.mine(v));
        does("membership.Invitations.behind", (v, on) -> invitations.behind(v, secret(invitations, on)));
        does("membership.Invitations.accept", (v, on) -> invitations.accept(v, secret(invitations, on)));
        does("membership.Invitations.acceptMine, of another", (v, on) -> {
            secret(invitations, on);
            invitations.acceptMine(
                    v,
                    invitations
                            .waiting(on.manager(), on.organisation().slug())
                            .getFirst()
                            .id());
        });
        does("membership.Invitations.revoke", (v, on) -> {
            secret(invitations, on);
            Invitation waiting =
                    invitations.waiting(on.manager(), on.organisation().slug()).getFirst();
            invitations.revoke(v, on.organisation().slug(), waiting.id());
        });
    }

    /** What the stranger asks for. */
    private MembershipRequest asked(JoinRequests requests, String organisation) {
        requests.ask(fixture.otherStranger, organisation, null);
        return requests.mine(fixture.otherStranger).getFirst();
    }

    /** Of the link that a mail has in it. */
    private String secret(Invitations invitations, AccessFixture.Side on) {
        invitations.invite(on.manager(), on.organisation().slug(), "guest@example.org", MembershipRole.MEMBER);
        String link =
                bean(dev.tessera.Letters.class).newest("guest@example.org").link();
        return link.substring(link.lastIndexOf('/') + 1);
    }
}
