package dev.tessera.legend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.tessera.Given;
import dev.tessera.Rest;
import dev.tessera.ServerTest;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.TokenScope;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.account.Privacy;
import dev.tessera.common.Refusal;
import dev.tessera.membership.Memberships;
import dev.tessera.organisation.Merges;
import dev.tessera.organisation.Organisation;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.specification.SpecificationVersion;
import dev.tessera.specification.Specifications;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Legends: texts that follow each other, and who accepted which. */
@ServerTest
class LegendsTest {

    @Autowired
    private Given given;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Specifications specifications;

    @Autowired
    private Legends legends;

    @Autowired
    private Reports reports;

    @Autowired
    private Merges merges;

    @Autowired
    private Privacy privacy;

    @Autowired
    private Rest rest;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private DSLContext db;

    private Viewer coordinator;
    private Organisation organisation;
    private Viewer manager;
    private Trial trial;
    private SpecificationVersion version;

    @BeforeEach
    void a_trial() {
        coordinator = given.coordinator().viewer();
        organisation = given.organisation();
        manager = manager(organisation, "Manager of it");
        trial = given.trial("key,title\nc1,One\n");
        version = specifications.find(trial.specification().path()).orElseThrow();
    }

    @Test
    void another_text_is_the_next_number_and_the_same_text_is_none() {
        assertThat(put(" One.\r\n\r\nTwo. ")).isTrue();
        assertThat(put("One.\n\nTwo.")).isFalse();
        assertThat(put("Three.")).isTrue();

        assertThat(legends.all(version.id()))
                .extracting(Legend::number, Legend::text)
                .containsExactly(tuple(2, "Three."), tuple(1, "One.\n\nTwo."));
        assertThat(rest.get("/specifications/" + version.path() + "/legend", "").text())
                .contains("Three.", "<p dir=\"auto\">Two.</p>");
    }

    @Test
    void recording_waits_for_the_organisations_own_manager_and_for_every_new_text() {
        Participant own = given.participant(trial, organisation.id(), Given.unique("Product"), null);
        Viewer member = given.member(organisation.id()).viewer();
        put("First");

        assertThat(refused(() -> record(member, own)).sentence().key()).isEqualTo("legend.accept-first");
        assertThat(legends.outstanding(member, version.id()))
                .extracting(Organisation::id)
                .containsExactly(organisation.id());
        long first = current();
        assertThat(refused(() -> legends.accept(member, first, organisation.id()))
                        .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(refused(() -> legends.accept(coordinator, first, organisation.id()))
                        .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);
        assertThat(refused(() -> legends.accept(
                                manager.through(new TokenScope(1, organisation.id(), null)), first, organisation.id()))
                        .kind())
                .isEqualTo(Refusal.Kind.FORBIDDEN);

        legends.accept(manager, first, organisation.id());
        record(member, own);
        assertThat(legends.outstanding(member, version.id())).isEmpty();

        put("Second");
        assertThat(refused(() -> record(member, own)).sentence().key()).isEqualTo("legend.accept-first");
        assertThat(refused(() -> legends.accept(manager, first, organisation.id()))
                        .sentence()
                        .key())
                .isEqualTo("legend.changed-meanwhile");
        legends.accept(manager, current(), organisation.id());
        record(member, own);
    }

    @Test
    void accepted_again_the_first_time_stays() {
        put("Text");
        Viewer other = manager(organisation, "Another");
        legends.accept(manager, current(), organisation.id());
        Acceptance first = acceptances().getFirst();

        legends.accept(other, current(), organisation.id());

        assertThat(acceptances()).containsExactly(first);
        assertThat(first.person()).isEqualTo("Manager of it");
    }

    @Test
    void a_text_that_changes_while_it_is_accepted_is_accepted_before_or_not_at_all() throws Exception {
        List<Organisation> organisations = new ArrayList<>();
        List<Viewer> managers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            organisations.add(given.organisation());
            managers.add(manager(organisations.get(i), "M" + i));
        }
        put("Old");
        long old = current();
        CyclicBarrier together = new CyclicBarrier(9);
        try (var threads = Executors.newFixedThreadPool(9)) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                int n = i;
                Callable<String> accepting = () -> {
                    together.await();
                    Refusal refusal = catchThrowableOfType(
                            Refusal.class,
                            () -> legends.accept(
                                    managers.get(n), old, organisations.get(n).id()));
                    return refusal == null ? "accepted" : refusal.sentence().key();
                };
                answers.add(threads.submit(accepting));
            }
            Future<Boolean> putting = threads.submit(() -> {
                together.await();
                return put("New");
            });
            assertThat(putting.get()).isTrue();
            int accepted = 0;
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isIn("accepted", "legend.changed-meanwhile");
                accepted += answer.get().equals("accepted") ? 1 : 0;
            }
            assertThat(acceptances()).hasSize(accepted).allMatch(a -> a.number() == 1);
        }
    }

    @Test
    void whoever_waits_for_a_change_of_the_text_learns_of_it() throws Exception {
        put("Old");
        long old = current();
        // The change is made, and not yet there for others, when somebody accepts.
        try (var threads = Executors.newSingleThreadExecutor()) {
            List<Future<Refusal>> waiting = new ArrayList<>();
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                put("New");
                waiting.add(threads.submit(() ->
                        catchThrowableOfType(Refusal.class, () -> legends.accept(manager, old, organisation.id()))));
                await().until(() -> db.fetchSingle("select count(*) from pg_locks where not granted")
                                .get(0, long.class)
                        > 0);
            });
            assertThat(waiting.getFirst().get().sentence().key()).isEqualTo("legend.changed-meanwhile");
        }
        assertThat(acceptances()).isEmpty();
    }

    @Test
    void acceptances_follow_a_merge_and_the_earlier_one_stays() {
        put("Text");
        Organisation into = given.organisation();
        Viewer intos = manager(into, "Into");
        legends.accept(manager, current(), organisation.id());
        legends.accept(intos, current(), into.id());
        Organisation third = given.organisation();
        legends.accept(manager(third, "Third"), current(), third.id());

        merges.mergeOrganisations(coordinator, organisation.slug(), into.slug());
        merges.mergeOrganisations(coordinator, third.slug(), into.slug());

        assertThat(acceptances())
                .extracting(Acceptance::organisation, Acceptance::person)
                .containsExactly(tuple(into.id(), "Manager of it"));
    }

    @Test
    void of_somebody_who_left_the_acceptance_stays_and_the_name_does_not() {
        put("Text");
        Viewer leaving = manager(organisation, "Somebody who leaves");
        legends.accept(leaving, current(), organisation.id());
        assertThat(new String(privacy.download(leaving), StandardCharsets.UTF_8))
                .contains("legend_acceptances", organisation.slug());

        privacy.leave(leaving);

        assertThat(acceptances()).hasSize(1).allMatch(a -> a.person() == null);
        assertThat(legends.isAccepted(version.id(), organisation.id())).isTrue();
    }

    @Test
    void members_see_their_own_acceptances_and_coordinators_all() {
        put("Text");
        Organisation other = given.organisation();
        legends.accept(manager, current(), organisation.id());
        legends.accept(manager(other, "Other"), current(), other.id());

        assertThat(legends.acceptances(manager, version.id()))
                .extracting(Acceptance::organisation)
                .containsExactly(organisation.id());
        assertThat(acceptances()).hasSize(2);
        assertThat(legends.acceptances(Viewer.ANYBODY, version.id())).isEmpty();
    }

    private void record(Viewer viewer, Participant own) {
        reports.record(viewer, trial.slug(), "c1", own.id(), null, Verdict.PASSED, null, null);
    }

    private boolean put(String text) {
        return legends.put(coordinator, version.specification(), version.version(), text, null, null);
    }

    private long current() {
        return legends.current(version.id()).orElseThrow().id();
    }

    private List<Acceptance> acceptances() {
        return legends.acceptances(coordinator, version.id());
    }

    private Viewer manager(Organisation of, String name) {
        long id = accounts.create(Given.unique("manager") + "@example.org", name, "a password", null);
        memberships.join(id, of.id(), MembershipRole.MANAGER);
        return accounts.viewer(id).orElseThrow();
    }

    private static Refusal refused(ThrowingCallable what) {
        Refusal refusal = catchThrowableOfType(Refusal.class, what);
        assertThat(refusal).as("refused").isNotNull();
        return refusal;
    }
}
