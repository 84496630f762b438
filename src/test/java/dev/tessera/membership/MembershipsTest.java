package dev.tessera.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.Given;
import dev.tessera.Letters;
import dev.tessera.ServerTest;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.account.People;
import dev.tessera.account.Privacy;
import dev.tessera.audit.AuditLog;
import dev.tessera.common.Refusal;
import dev.tessera.organisation.NewOrganisation;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Joining, being invited, claiming and leaving; and what leaving for good leaves behind. */
@ServerTest
class MembershipsTest {

    @Autowired
    Memberships memberships;

    @Autowired
    JoinRequests requests;

    @Autowired
    Invitations invitations;

    @Autowired
    Organisations organisations;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    Privacy privacy;

    @Autowired
    AuditLog log;

    @Autowired
    Letters letters;

    @Autowired
    DSLContext db;

    @Autowired
    Given given;

    private Organisation organisation;
    private Viewer manager;

    @BeforeEach
    void anOrganisationWithAManager() {
        organisation = given.organisation();
        manager = person(MembershipRole.MANAGER);
    }

    @Test
    void who_asks_is_let_in_by_a_manager_and_both_get_a_letter() {
        Viewer asking = person(null);
        requests.ask(asking, organisation.slug(), "I test it");

        assertThat(letters.newest(email(manager)).name()).isEqualTo("join-request");
        MembershipRequest open = requests.open(manager, organisation.slug()).getFirst();
        assertThat(open.message()).isEqualTo("I test it");
        requests.approve(manager, open.id());

        assertThat(letters.newest(email(asking)).name()).isEqualTo("join-approved");
        assertThat(memberships.mine(asking)).extracting(Place::role).containsExactly(MembershipRole.MEMBER);
        assertThat(refused(() -> requests.approve(manager, open.id())).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void asking_twice_is_asking_once_and_who_is_declined_reads_why() {
        Viewer asking = person(null);
        requests.ask(asking, organisation.slug(), null);
        assertThat(refused(() -> requests.ask(asking, organisation.slug(), null))
                        .sentence()
                        .key())
                .isEqualTo("membership.asked-already");

        requests.decline(
                manager, requests.open(manager, organisation.slug()).getFirst().id(), "We <b>do not</b> know you");

        assertThat(letters.newest(email(asking)).text()).contains("We <b>do not</b> know you");
        assertThat(letters.newest(email(asking)).html()).contains("&lt;b&gt;");
        assertThat(memberships.mine(asking)).isEmpty();
        requests.ask(asking, organisation.slug(), "Once more");
    }

    @Test
    void who_claims_what_an_import_made_is_its_manager_once_a_coordinator_agrees() {
        Organisation unclaimed = organisations.create(NewOrganisation.unclaimed(Given.unique("Imported"), null, null));
        Viewer asking = person(null);
        requests.ask(asking, unclaimed.slug(), null);
        MembershipRequest claim = requests.claims(given.coordinator().viewer()).stream()
                .filter(r -> r.organisation() == unclaimed.id())
                .findFirst()
                .orElseThrow();
        requests.approve(given.coordinator().viewer(), claim.id());

        assertThat(memberships.mine(asking)).extracting(Place::role).containsExactly(MembershipRole.MANAGER);
        assertThat(organisations.byId(unclaimed.id()).orElseThrow().claimed()).isTrue();
    }

    @Test
    void an_invitation_lets_one_person_in_once() throws Exception {
        String guest = Given.unique("guest") + "@example.org";
        invitations.invite(manager, organisation.slug(), guest, MembershipRole.MEMBER);
        String first = secret(guest);
        invitations.invite(manager, organisation.slug(), guest, MembershipRole.MANAGER);
        String secret = secret(guest);
        assertThat(refused(() -> invitations.accept(person(null), first)).kind())
                .as("a newer one takes its place")
                .isEqualTo(Refusal.Kind.NOT_FOUND);

        List<Viewer> two = List.of(person(null), person(null));
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> tries = two.stream()
                    .map(viewer -> (Callable<Boolean>) () -> {
                        try {
                            invitations.accept(viewer, secret);
                            return true;
                        } catch (Refusal refusal) {
                            return false;
                        }
                    })
                    .toList();
            long in = 0;
            for (Future<Boolean> one : both.invokeAll(tries)) {
                in += one.get() ? 1 : 0;
            }
            assertThat(in).isEqualTo(1);
        }
        assertThat(memberships.members(manager, organisation.slug())).hasSize(2);
    }

    @Test
    void an_invitation_that_expired_was_altered_or_was_revoked_lets_nobody_in() {
        String guest = Given.unique("guest") + "@example.org";
        invitations.invite(manager, organisation.slug(), guest, MembershipRole.MEMBER);
        String secret = secret(guest);
        assertThat(refused(() -> invitations.accept(person(null), secret + "x")).kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
        db.execute(
                "update invitation set created_at = created_at - interval '15 days', expires_at = expires_at - interval '15 days' where email = ?",
                guest);
        assertThat(refused(() -> invitations.accept(person(null), secret)).kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);

        invitations.invite(manager, organisation.slug(), guest, MembershipRole.MEMBER);
        String next = secret(guest);
        invitations.revoke(
                manager,
                organisation.slug(),
                invitations.waiting(manager, organisation.slug()).getFirst().id());
        assertThat(refused(() -> invitations.accept(person(null), next)).kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void whoever_is_removed_takes_their_invitations_with_them() {
        Viewer other = person(MembershipRole.MANAGER);
        String guest = Given.unique("guest") + "@example.org";
        invitations.invite(other, organisation.slug(), guest, MembershipRole.MANAGER);
        String secret = secret(guest);

        memberships.remove(manager, organisation.slug(), other.account(), "Left the company");

        assertThat(refused(() -> invitations.accept(person(null), secret)).kind())
                .isEqualTo(Refusal.Kind.NOT_FOUND);
    }

    @Test
    void the_last_manager_stays_as_long_as_there_are_members() {
        Viewer member = person(MembershipRole.MEMBER);
        assertThat(refused(() -> memberships.leave(manager, organisation.slug()))
                        .sentence()
                        .key())
                .isEqualTo("membership.last-manager");
        assertThat(refused(() -> memberships.changeRole(
                                manager, organisation.slug(), manager.account(), MembershipRole.MEMBER))
                        .sentence()
                        .key())
                .isEqualTo("membership.last-manager");
        assertThat(refused(() -> privacy.leave(manager)).sentence().key()).isEqualTo("membership.last-manager");

        memberships.leave(member, organisation.slug());
        memberships.leave(again(manager), organisation.slug());
        assertThat(organisations.byId(organisation.id()).orElseThrow().claimed())
                .as("it waits to be claimed")
                .isFalse();
    }

    @Test
    void whoever_leaves_for_good_is_named_nowhere_and_what_they_did_stays() {
        Viewer other = person(MembershipRole.MANAGER);
        String name = people.find(other.account()).orElseThrow().name();
        String email = email(other);
        memberships.changeRole(other, organisation.slug(), manager.account(), MembershipRole.MEMBER);
        memberships.changeRole(other, organisation.slug(), manager.account(), MembershipRole.MANAGER);
        invitations.invite(other, organisation.slug(), Given.unique("guest") + "@example.org", MembershipRole.MEMBER);
        assertThat(new String(privacy.download(other), StandardCharsets.UTF_8)).contains(email, name);

        privacy.leave(other);

        assertThat(db.fetch("select recipient from mail").getValues(0, String.class))
                .doesNotContain(email);
        assertThat(people.find(other.account())).isEmpty();
        assertThat(accounts.viewer(other.account())).isEmpty();
        assertThat(log.ofOrganisation(manager, organisation.scope(), List.of(organisation.id())))
                .anySatisfy(entry -> assertThat(entry.who()).isEqualTo("Former member"));
        for (String table : List.of(
                "account", "audit_entry", "invitation", "one_time_link", "account_session", "membership_request")) {
            assertThat(db.fetch("select * from " + table).formatCSV())
                    .as(table)
                    .doesNotContain(email)
                    .doesNotContain(name);
        }
    }

    private Viewer person(MembershipRole role) {
        String name = Given.unique("joiner");
        long id = accounts.create(name + "@example.org", name, "a password", null);
        if (role != null) {
            memberships.join(id, organisation.id(), role);
        }
        return accounts.viewer(id).orElseThrow();
    }

    private Viewer again(Viewer viewer) {
        return accounts.viewer(viewer.account()).orElseThrow();
    }

    private String email(Viewer viewer) {
        return people.find(viewer.account()).orElseThrow().email();
    }

    private String secret(String to) {
        String link = letters.newest(to).link();
        return link.substring(link.lastIndexOf('/') + 1);
    }

    private static Refusal refused(ThrowingCallable call) {
        Refusal refusal = catchThrowableOfType(Refusal.class, call);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }
}
