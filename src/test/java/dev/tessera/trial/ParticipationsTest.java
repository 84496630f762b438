package dev.tessera.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.account.Privacy;
import dev.tessera.common.Refusal;
import dev.tessera.legend.Legends;
import dev.tessera.membership.Memberships;
import dev.tessera.organisation.Affiliation;
import dev.tessera.organisation.NewProduct;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.specification.Specifications;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Asking to take part, being answered, and withdrawing. */
@ServerTest
class ParticipationsTest {

    private static final String SUITE = "key,title,roles\nT1,First,Tool\nT2,Second,Tool\n";

    @Autowired
    private Given given;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Memberships memberships;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Specifications specifications;

    @Autowired
    private Trials trials;

    @Autowired
    private TrialSetups setups;

    @Autowired
    private Lifecycle lifecycle;

    @Autowired
    private TrialTerms terms;

    @Autowired
    private Legends legends;

    @Autowired
    private Participations participations;

    @Autowired
    private TrialInvitations invitations;

    @Autowired
    private Reports reports;

    @Autowired
    private Privacy privacy;

    @Autowired
    private DSLContext db;

    private Viewer coordinator;
    private Organisation organisation;
    private Viewer manager;
    private String specification;

    @BeforeEach
    void an_organisation_with_a_manager() {
        coordinator = given.coordinator().viewer();
        organisation = given.organisation();
        manager = manager(organisation);
        specification = given.specification("Tool", "Platform");
        given.suite(specification, SUITE);
    }

    private Viewer manager(Organisation of) {
        String name = Given.unique("manager");
        long id = accounts.create(name + "@example.org", name, "a password", null);
        memberships.join(id, of.id(), MembershipRole.MANAGER);
        return accounts.viewer(id).orElseThrow();
    }

    private Trial announced(TrialSetup setup) {
        String slug = Given.unique("trial");
        setups.create(
                coordinator,
                slug,
                new TrialSettings(
                        "Trial " + slug,
                        null,
                        Visibility.CONFIDENTIAL,
                        setup,
                        List.of(new TrialSettings.Chosen(specification, null)),
                        Map.of(),
                        null),
                null);
        lifecycle.move(coordinator, slug, TrialStatus.ANNOUNCED, null);
        return trials.see(coordinator, slug);
    }

    private static TrialSetup listed(@Nullable Integer capacity, Affiliation openTo, Phases phases) {
        return new TrialSetup(
                TrialKind.BOTH,
                false,
                true,
                ZoneId.of("Pacific/Auckland"),
                null,
                phases,
                capacity,
                openTo,
                3,
                false,
                ResultRules.USUAL);
    }

    private Trial announced() {
        return announced(listed(null, Affiliation.PUBLIC_COMMUNITY, Phases.UNKNOWN));
    }

    private long release(Organisation of) {
        long product = organisations.createProduct(new NewProduct(of.id(), null, Given.unique("Product"), null, null));
        return organisations.version(product, "1.0").id();
    }

    private long role(String name) {
        return specifications.find(specification).orElseThrow().roles().stream()
                .filter(r -> r.name().equals(name))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Registering tool(long release) {
        return new Registering(release, role("Tool"), false, null);
    }

    private ParticipationStatus status(Trial trial, long id) {
        return participations.registrations(coordinator, trial).stream()
                .filter(r -> r.id() == id)
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static String refusal(ThrowingCallable act) {
        return catchThrowableOfType(Refusal.class, act).sentence().key();
    }

    @Test
    void who_asks_becomes_a_column_only_when_accepted() {
        Trial trial = announced();

        long id = participations.register(manager, trial.slug(), tool(release(organisation)));

        assertThat(trials.participants(trial.id())).isEmpty();
        assertThat(refusal(() -> trials.see(manager, trial.slug()))).isEqualTo("trial.unknown");
        assertThat(trials.know(manager, trial.slug()).id()).isEqualTo(trial.id());

        participations.accept(coordinator, trial.slug(), List.of(id));

        assertThat(trials.participants(trial.id())).extracting(Participant::id).containsExactly(id);
        assertThat(trials.see(manager, trial.slug()).id()).isEqualTo(trial.id());
    }

    @Test
    void one_product_takes_part_once_in_a_role_and_may_in_another() {
        Trial trial = announced();
        long release = release(organisation);
        participations.register(manager, trial.slug(), tool(release));

        assertThat(refusal(() -> participations.register(manager, trial.slug(), tool(release))))
                .isEqualTo("participation.twice");

        participations.register(manager, trial.slug(), new Registering(release, role("Platform"), true, null));
        assertThat(participations.registrations(manager, trial)).hasSize(2);
    }

    @Test
    void who_was_declined_reads_why_and_may_ask_again() {
        Trial trial = announced();
        long release = release(organisation);
        long id = participations.register(manager, trial.slug(), tool(release));

        assertThat(refusal(() -> participations.decline(coordinator, trial.slug(), List.of(id), " ")))
                .isEqualTo("participation.reason-missing");
        participations.decline(coordinator, trial.slug(), List.of(id), "A newer release, please.");

        assertThat(participations.registrations(manager, trial))
                .extracting(Registration::reason)
                .containsExactly("A newer release, please.");
        assertThat(participations.register(manager, trial.slug(), tool(release)))
                .isEqualTo(id);
        assertThat(status(trial, id)).isEqualTo(ParticipationStatus.REQUESTED);
    }

    @Test
    void a_members_trial_is_not_for_others_nor_for_members_whose_time_is_over() {
        Trial trial = announced(listed(null, Affiliation.AFFILIATE_MEMBER, Phases.UNKNOWN));
        long release = release(organisation);
        affiliate("public_community", null);
        assertThat(refusal(() -> participations.register(manager, trial.slug(), tool(release))))
                .isEqualTo("participation.affiliation");
        affiliate("alliance_participant", null);
        assertThat(refusal(() -> participations.register(manager, trial.slug(), tool(release))))
                .isEqualTo("participation.affiliation");
        affiliate(
                "affiliate_member", LocalDate.now(ZoneId.of("Pacific/Auckland")).minusDays(1));
        assertThat(refusal(() -> participations.register(manager, trial.slug(), tool(release))))
                .isEqualTo("participation.affiliation");

        affiliate("affiliate_member", LocalDate.now(ZoneId.of("Pacific/Auckland")));
        participations.register(manager, trial.slug(), tool(release));
    }

    private void affiliate(String affiliation, @Nullable LocalDate until) {
        db.execute(
                "update organisation set affiliation = ?::affiliation, affiliation_until = ? where id = ?",
                affiliation,
                until,
                organisation.id());
    }

    @Test
    void registration_is_open_on_its_days_only() {
        LocalDate today = LocalDate.now(ZoneId.of("Pacific/Auckland"));
        Trial early = announced(listed(
                null, Affiliation.PUBLIC_COMMUNITY, new Phases(today.plusDays(1), null, null, null, null, null)));
        Trial late = announced(listed(
                null, Affiliation.PUBLIC_COMMUNITY, new Phases(null, today.minusDays(1), null, null, null, null)));
        Trial now =
                announced(listed(null, Affiliation.PUBLIC_COMMUNITY, new Phases(today, today, null, null, null, null)));
        long release = release(organisation);

        assertThat(refusal(() -> participations.register(manager, early.slug(), tool(release))))
                .isEqualTo("participation.too-early");
        assertThat(refusal(() -> participations.register(manager, late.slug(), tool(release))))
                .isEqualTo("participation.too-late");
        participations.register(manager, now.slug(), tool(release));
        // Those who run it are not bound.
        participations.register(coordinator, late.slug(), tool(release));
    }

    @Test
    void taking_part_means_accepting_the_legend_and_the_terms_that_hold() {
        Trial trial = announced();
        String name = specification.substring(0, specification.indexOf('/'));
        legends.put(coordinator, name, "1.0", "Copyright of the forum.", null, null);
        terms.put(coordinator, trial.slug(), "Be fair.");
        long release = release(organisation);

        assertThat(refusal(() -> participations.register(manager, trial.slug(), tool(release))))
                .isEqualTo("legend.accept-first");
        legends.accept(
                manager,
                legends.current(trial.specification().id()).orElseThrow().id(),
                organisation.id());
        assertThat(refusal(() -> participations.register(manager, trial.slug(), tool(release))))
                .isEqualTo("terms.accept-first");
        long read = terms.current(trial).orElseThrow().id();
        terms.put(coordinator, trial.slug(), "Be fair and quick.");
        assertThat(refusal(() -> terms.accept(manager, trial.slug(), read, organisation.id())))
                .isEqualTo("terms.changed-meanwhile");
        terms.accept(manager, trial.slug(), terms.current(trial).orElseThrow().id(), organisation.id());

        participations.register(manager, trial.slug(), tool(release));
        assertThat(terms.acceptances(coordinator, trial))
                .extracting(TermsAcceptance::organisation)
                .containsExactly(organisation.id());
        assertThat(new String(privacy.download(manager), StandardCharsets.UTF_8))
                .containsPattern("\"terms_acceptances\" : \\[ \\{[^}]*" + trial.slug())
                .containsPattern("\"registrations\" : \\[ \\{[^}]*" + trial.slug());
    }

    @Test
    void places_are_taken_once_though_two_coordinators_accept_at_the_same_moment() throws Exception {
        Trial trial = announced(listed(1, Affiliation.PUBLIC_COMMUNITY, Phases.UNKNOWN));
        long first = participations.register(manager, trial.slug(), tool(release(organisation)));
        long second = participations.register(manager, trial.slug(), tool(release(organisation)));
        CyclicBarrier together = new CyclicBarrier(2);
        List<Boolean> accepted = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> both =
                    threads.invokeAll(List.of(accepting(trial, first, together), accepting(trial, second, together)));
            for (Future<Boolean> one : both) {
                accepted.add(one.get());
            }
        }

        assertThat(accepted).containsExactlyInAnyOrder(true, false);
        assertThat(trials.participants(trial.id())).hasSize(1);
        long waiting = status(trial, first) == ParticipationStatus.ACCEPTED ? second : first;
        participations.waitlist(coordinator, trial.slug(), List.of(waiting));
        participations.withdraw(manager, trial.slug(), waiting == first ? second : first, null);
        participations.accept(coordinator, trial.slug(), List.of(waiting));
        assertThat(status(trial, waiting)).isEqualTo(ParticipationStatus.ACCEPTED);
    }

    private Callable<Boolean> accepting(Trial trial, long id, CyclicBarrier together) {
        return () -> {
            together.await();
            try {
                participations.accept(coordinator, trial.slug(), List.of(id));
                return true;
            } catch (Refusal refusal) {
                assertThat(refusal.sentence().key()).isEqualTo("participation.full");
                return false;
            }
        };
    }

    @Test
    void who_withdraws_before_the_opening_is_no_column_and_after_it_stays_one() {
        Trial trial = announced();
        long early = participations.register(coordinator, trial.slug(), tool(release(organisation)));
        long late = participations.register(coordinator, trial.slug(), tool(release(organisation)));
        participations.withdraw(manager, trial.slug(), early, "Not ready");
        lifecycle.move(coordinator, trial.slug(), TrialStatus.OPEN, null);
        reports.record(manager, trial.slug(), "T1", late, null, Verdict.PASSED, null, null);

        participations.withdraw(manager, trial.slug(), late, null);

        assertThat(trials.participants(trial.id())).extracting(Participant::id).containsExactly(late);
        assertThat(trials.own(manager, trials.see(manager, trial.slug()))).isEmpty();
        assertThat(refusal(() -> reports.record(manager, trial.slug(), "T2", late, null, Verdict.PASSED, null, null)))
                .isEqualTo("report.withdrawn");
        assertThat(reports.outcomesOf(trial.id(), late)).hasSize(1);
        assertThat(refusal(() -> participations.withdraw(manager, trial.slug(), late, null)))
                .isEqualTo("participation.ended");
    }

    @Test
    void an_unlisted_trial_is_known_to_those_whom_it_invites() {
        Trial trial = announced(TrialSetup.USUAL);
        long release = release(organisation);
        assertThat(refusal(() -> participations.register(manager, trial.slug(), tool(release))))
                .isEqualTo("trial.unknown");

        invitations.invite(coordinator, trial.slug(), organisation.slug());

        participations.register(manager, trial.slug(), tool(release));
        invitations.uninvite(coordinator, trial.slug(), organisation.slug());
        assertThat(trials.knownTo(manager)).extracting(Trial::slug).contains(trial.slug());
    }

    @Test
    void one_registers_what_is_one_s_own_in_a_role_of_the_trial() {
        Trial trial = announced();
        Organisation other = given.organisation();
        long role = specifications
                .find(given.specification("Elsewhere"))
                .orElseThrow()
                .roles()
                .getFirst()
                .id();
        long release = release(organisation);

        assertThat(refusal(() -> participations.register(manager, trial.slug(), tool(release(other)))))
                .isEqualTo("access.managers-only");
        assertThat(refusal(() ->
                        participations.register(manager, trial.slug(), new Registering(release, role, false, null))))
                .isEqualTo("participation.role-unknown");
        assertThat(refusal(() ->
                        participations.register(manager, trial.slug(), new Registering(release, null, false, null))))
                .isEqualTo("participation.role-missing");
        assertThat(refusal(() -> participations.register(
                        manager, trial.slug(), new Registering(Long.MAX_VALUE, role("Tool"), false, null))))
                .isEqualTo("participation.no-such-release");
    }
}
