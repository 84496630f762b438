package dev.tessera.membership;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.AccountHolder;
import dev.tessera.account.People;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.PublicAddress;
import dev.tessera.common.Refusal;
import dev.tessera.common.Text;
import dev.tessera.mail.Mails;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asking for a place in an organisation: its managers decide. For one that nobody acts for yet, coordinators do, and
 * whoever claims it becomes its manager.
 */
@Service
public class JoinRequests {

    private static final int LONGEST = 2000;

    private final RequestQueries queries;
    private final MembershipQueries members;
    private final Memberships memberships;
    private final Organisations organisations;
    private final People people;
    private final Mails mails;
    private final AccessPolicy policy;
    private final Audit audit;
    private final PublicAddress address;
    private final Clock clock;

    JoinRequests(
            RequestQueries queries,
            MembershipQueries members,
            Memberships memberships,
            Organisations organisations,
            People people,
            Mails mails,
            AccessPolicy policy,
            Audit audit,
            PublicAddress address,
            Clock clock) {
        this.queries = queries;
        this.members = members;
        this.memberships = memberships;
        this.organisations = organisations;
        this.people = people;
        this.mails = mails;
        this.policy = policy;
        this.audit = audit;
        this.address = address;
        this.clock = clock;
    }

    /** Organisations that the viewer could ask to join because their confirmed mail address is in its domain. */
    public List<Organisation> suggested(Viewer viewer) {
        AccountHolder me = people.me(viewer);
        List<MembershipRequest> open = queries.openOf(me.id());
        return organisations.ofMailDomain(me.mailDomain()).stream()
                .filter(o -> !viewer.organisations().contains(o.id()))
                .filter(o -> open.stream().noneMatch(r -> r.organisation() == o.id()))
                .filter(o -> policy.maySee(viewer, o.scope()))
                .toList();
    }

    /** Asks to join an organisation, or to act for it where nobody does yet. */
    @Transactional
    public void ask(Viewer viewer, String organisation, @Nullable String message) {
        AccountHolder me = people.me(viewer);
        Organisation of = memberships.seen(viewer, organisation);
        String said = message == null || message.isBlank() ? null : message.strip();
        if (said != null && said.length() > LONGEST) {
            throw Refusal.invalid("field.long", "message", said.length(), LONGEST);
        }
        Text.requireStorable("message", said);
        List<Member> there = members.lock(of.id());
        if (there.stream().anyMatch(m -> m.account() == me.id())) {
            throw Refusal.conflict("membership.member-already", of.name());
        }
        MembershipRequestKind kind = there.isEmpty() ? MembershipRequestKind.CLAIM : MembershipRequestKind.JOIN;
        if (queries.insert(kind, me.id(), of.id(), said, clock.instant()).isEmpty()) {
            throw Refusal.conflict("membership.asked-already", of.name());
        }
        audit.done(
                viewer,
                kind == MembershipRequestKind.JOIN ? "organisation.join-asked" : "organisation.claim-asked",
                Thing.organisation(of.id(), of.name()),
                said);
        if (kind == MembershipRequestKind.JOIN) {
            String link = address.base() + "/app/organisations/" + of.slug() + "/members";
            there.stream()
                    .filter(m -> m.role() == MembershipRole.MANAGER)
                    .flatMap(m -> people.find(m.account()).stream())
                    .forEach(p -> mails.send(p.letter("join-request", link, me.name(), me.email(), of.name())));
        } else {
            people.coordinators()
                    .forEach(p -> mails.send(p.letter(
                            "claim-request", address.base() + "/app/claims", me.name(), me.email(), of.name())));
        }
    }

    /** Who waits to join an organisation; for its managers. */
    public List<MembershipRequest> open(Viewer viewer, String organisation) {
        return queries.openFor(memberships.managed(viewer, organisation).id());
    }

    /** Who wants to act for an organisation that nobody acts for; for coordinators. */
    public List<MembershipRequest> claims(Viewer viewer) {
        policy.requireModerator(viewer);
        return queries.openClaims();
    }

    /** What the viewer asked for and waits for. */
    public List<MembershipRequest> mine(Viewer viewer) {
        return queries.openOf(policy.requirePerson(viewer));
    }

    /** Takes back what the viewer asked for. */
    @Transactional
    public void withdraw(Viewer viewer, long request) {
        long account = policy.requirePerson(viewer);
        MembershipRequest asked = queries.find(request)
                .filter(r -> r.account() == account)
                .orElseThrow(() -> Refusal.notFound("membership.no-request"));
        if (!queries.withdraw(request, account)) {
            throw Refusal.conflict("membership.no-request");
        }
        audit.done(
                viewer,
                "organisation.request-withdrawn",
                Thing.organisation(asked.organisation(), asked.organisationName()),
                null);
    }

    /** Lets somebody in. */
    @Transactional
    public void approve(Viewer viewer, long request) {
        MembershipRequest asked = decide(viewer, request, true, null);
        boolean claim = asked.kind() == MembershipRequestKind.CLAIM;
        memberships.admit(
                viewer,
                organisation(asked),
                asked.account(),
                claim ? MembershipRole.MANAGER : MembershipRole.MEMBER,
                claim ? "organisation.claim-approved" : "organisation.member-approved");
        people.find(asked.account())
                .ifPresent(p -> mails.send(p.letter(
                        claim ? "claim-approved" : "join-approved",
                        address.base() + "/app/organisations/" + asked.organisationSlug(),
                        asked.organisationName())));
    }

    /** Does not let somebody in; they are told why. */
    @Transactional
    public void decline(Viewer viewer, long request, String reason) {
        if (reason.isBlank()) {
            throw Refusal.invalid("membership.reason-missing");
        }
        if (reason.length() > LONGEST) {
            throw Refusal.invalid("field.long", "reason", reason.length(), LONGEST);
        }
        Text.requireStorable("reason", reason);
        MembershipRequest asked = decide(viewer, request, false, reason.strip());
        audit.done(
                viewer,
                "organisation.request-declined",
                Thing.organisation(asked.organisation(), asked.organisationName())
                        .concerning(asked.account()),
                reason);
        people.find(asked.account())
                .ifPresent(p -> mails.send(p.letter("join-declined", null, asked.organisationName(), reason.strip())));
    }

    private MembershipRequest decide(Viewer viewer, long request, boolean approved, @Nullable String reason) {
        long account = policy.requirePerson(viewer);
        MembershipRequest asked = queries.find(request)
                .filter(r -> mayDecide(viewer, r))
                .orElseThrow(() -> Refusal.notFound("membership.no-request"));
        if (!queries.decide(request, account, approved, reason, clock.instant())) {
            throw Refusal.conflict("membership.no-request");
        }
        return asked;
    }

    private boolean mayDecide(Viewer viewer, MembershipRequest asked) {
        return asked.kind() == MembershipRequestKind.CLAIM
                ? policy.mayModerate(viewer)
                : policy.mayManage(viewer, organisation(asked).scope());
    }

    private Organisation organisation(MembershipRequest asked) {
        return organisations
                .find(asked.organisationSlug())
                .orElseThrow(() -> Refusal.notFound("access.no-such-organisation"));
    }
}
