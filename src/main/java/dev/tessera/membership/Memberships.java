package dev.tessera.membership;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.Viewer;
import dev.tessera.audit.Audit;
import dev.tessera.audit.Thing;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who belongs to an organisation. One that has members always has a manager among them; when the last member
 * leaves, it waits to be claimed, as one that an import made.
 */
@Service
public class Memberships {

    private final MembershipQueries queries;
    private final RequestQueries requests;
    private final InvitationQueries invitations;
    private final Organisations organisations;
    private final AccessPolicy policy;
    private final Audit audit;
    private final Clock clock;

    Memberships(
            MembershipQueries queries,
            RequestQueries requests,
            InvitationQueries invitations,
            Organisations organisations,
            AccessPolicy policy,
            Audit audit,
            Clock clock) {
        this.queries = queries;
        this.requests = requests;
        this.invitations = invitations;
        this.organisations = organisations;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who belongs to an organisation, managers first; for those who belong to it too, and coordinators. */
    public List<Member> members(Viewer viewer, String organisation) {
        return queries.members(inside(viewer, organisation).id());
    }

    /** The viewer's own organisations. */
    public List<Place> mine(Viewer viewer) {
        return queries.of(policy.requirePerson(viewer));
    }

    /** Gives a member another role. */
    @Transactional
    public void changeRole(Viewer viewer, String organisation, long account, MembershipRole role) {
        Organisation of = managed(viewer, organisation);
        List<Member> members = queries.lock(of.id());
        Member member = member(members, account);
        if (member.role() == MembershipRole.MANAGER && role == MembershipRole.MEMBER) {
            requireAnotherManager(members, account, of);
        }
        queries.put(of.id(), account, role);
        audit.changed(
                viewer,
                "organisation.member-changed",
                Thing.organisation(of.id(), of.name()).concerning(account),
                Map.of("role", member.role()),
                Map.of("role", role),
                null);
    }

    /** Ends somebody's membership, and the invitations that they sent. What they reported stays. */
    @Transactional
    public void remove(Viewer viewer, String organisation, long account, @Nullable String why) {
        end(viewer, managed(viewer, organisation), account, "organisation.member-removed", why);
    }

    /** Ends the viewer's own membership. */
    @Transactional
    public void leave(Viewer viewer, String organisation) {
        end(viewer, inside(viewer, organisation), policy.requirePerson(viewer), "organisation.member-left", null);
    }

    /** Ends all of the viewer's memberships; refused as a whole where one of them cannot end. */
    @Transactional
    public void leaveAll(Viewer viewer) {
        for (Place place : mine(viewer)) {
            leave(viewer, place.slug());
        }
    }

    private void end(Viewer viewer, Organisation of, long account, String operation, @Nullable String why) {
        List<Member> members = queries.lock(of.id());
        Member member = member(members, account);
        if (member.role() == MembershipRole.MANAGER && members.size() > 1) {
            requireAnotherManager(members, account, of);
        }
        queries.remove(of.id(), account);
        invitations.revokeOf(of.id(), account, clock.instant());
        audit.changed(
                viewer,
                operation,
                Thing.organisation(of.id(), of.name()).concerning(account),
                Map.of("role", member.role()),
                Map.of(),
                why);
        if (members.size() == 1) {
            organisations.setClaimed(of.id(), false);
        }
    }

    /** Lets somebody in, for a reason that was checked: an approved request, an invitation, a new organisation. */
    void admit(Viewer by, Organisation of, long account, MembershipRole role, String operation) {
        List<Member> members = queries.lock(of.id());
        MembershipRole before = members.stream()
                .filter(m -> m.account() == account)
                .map(Member::role)
                .findFirst()
                .orElse(null);
        // Nobody loses a right by being let in again.
        MembershipRole after = before == MembershipRole.MANAGER ? MembershipRole.MANAGER : role;
        queries.put(of.id(), account, after);
        requests.settle(of.id(), account, Objects.requireNonNull(by.account()), clock.instant());
        organisations.setClaimed(of.id(), true);
        audit.changed(
                by,
                operation,
                Thing.organisation(of.id(), of.name()).concerning(account),
                before == null ? Map.of() : Map.of("role", before),
                Map.of("role", after),
                null);
    }

    /** Puts somebody into an organisation that is theirs: who registered it, and in the demonstration. */
    @Transactional
    public void join(long account, long organisation, MembershipRole role) {
        queries.put(organisation, account, role);
    }

    /** An organisation that the viewer may know of. */
    Organisation seen(Viewer viewer, String slug) {
        return organisations
                .find(slug)
                .filter(o -> policy.maySee(viewer, o.scope()))
                .orElseThrow(() -> Refusal.notFound("access.no-such-organisation"));
    }

    Organisation inside(Viewer viewer, String slug) {
        Organisation of = seen(viewer, slug);
        policy.requireInside(viewer, of.scope());
        return of;
    }

    Organisation managed(Viewer viewer, String slug) {
        Organisation of = seen(viewer, slug);
        policy.requireManager(viewer, of.scope());
        return of;
    }

    private static Member member(List<Member> members, long account) {
        return members.stream()
                .filter(m -> m.account() == account)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("membership.not-a-member"));
    }

    private static void requireAnotherManager(List<Member> members, long account, Organisation of) {
        if (members.stream().noneMatch(m -> m.account() != account && m.role() == MembershipRole.MANAGER)) {
            throw Refusal.conflict("membership.last-manager", of.name());
        }
    }
}
