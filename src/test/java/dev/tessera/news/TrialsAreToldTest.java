package dev.tessera.news;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.board.ToDos;
import dev.tessera.common.Messages;
import dev.tessera.legend.Legends;
import dev.tessera.membership.Memberships;
import dev.tessera.organisation.NewProduct;
import dev.tessera.organisation.Organisation;
import dev.tessera.organisation.Organisations;
import dev.tessera.plan.MeetingsChanged;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.trial.Lifecycle;
import dev.tessera.trial.Participant;
import dev.tessera.trial.ParticipationChanged;
import dev.tessera.trial.ParticipationStatus;
import dev.tessera.trial.Participations;
import dev.tessera.trial.Registering;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialInvitations;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a trial's phases, registrations, results and dates are worth telling, to whom, and that it is told once. */
@ServerTest
class TrialsAreToldTest {

    private static final String SUITE =
            "key,title,kind,roles\nC,Conformance,conformance,\nI,Interoperability,interoperability,Tool;Platform\n";

    @Autowired
    Given given;

    @Autowired
    Accounts accounts;

    @Autowired
    Memberships memberships;

    @Autowired
    Organisations organisations;

    @Autowired
    private ToDos toDos;

    @Autowired
    private TrialInvitations invitations;

    @Autowired
    Lifecycle lifecycle;

    @Autowired
    Participations participations;

    @Autowired
    Legends legends;

    @Autowired
    Reports reports;

    @Autowired
    Trials trials;

    @Autowired
    Inbox inbox;

    @Autowired
    Notifications notifications;

    @Autowired
    Recipients recipients;

    @Autowired
    ResultNewsQueries results;

    @Autowired
    DeadlineQueries dates;

    @Autowired
    Messages messages;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    DSLContext db;

    @Autowired
    PlatformTransactionManager transactions;

    private Viewer coordinator;
    private Viewer second;
    private Organisation one;
    private Organisation two;
    private Viewer manager;
    private Viewer member;
    private Viewer rival;

    @BeforeEach
    void people() {
        coordinator = given.coordinator().viewer();
        second = person(SiteRole.COORDINATOR, null, null);
        one = given.organisation();
        two = given.organisation();
        manager = person(null, one.id(), MembershipRole.MANAGER);
        member = person(null, one.id(), MembershipRole.MEMBER);
        rival = person(null, two.id(), MembershipRole.MANAGER);
    }

    @Test
    void phases_are_told_to_those_whom_they_concern() {
        Trial trial = trial(TrialStatus.DRAFT, Visibility.CONFIDENTIAL);
        takesPart(trial, one, "Tool");
        invited(trial, two);
        lifecycle.move(coordinator, trial.slug(), TrialStatus.ANNOUNCED, null);
        lifecycle.move(coordinator, trial.slug(), TrialStatus.OPEN, null);
        lifecycle.move(coordinator, trial.slug(), TrialStatus.OPEN, null);

        assertThat(says(member, trial))
                .containsExactly(trial.title() + " is open: results can be recorded", trial.title() + " is announced");
        // Invited, it may know of the trial, and not look into it.
        assertThat(says(rival, trial)).containsExactly(trial.title() + " is announced");
        assertThat(says(second, trial)).contains(trial.title() + " is open: results can be recorded");
        assertThat(says(coordinator, trial)).isEmpty();

        lifecycle.move(coordinator, trial.slug(), TrialStatus.CANCELLED, "No power in the hall");
        assertThat(says(member, trial).getFirst()).isEqualTo(trial.title() + " is cancelled: No power in the hall");
    }

    @Test
    void who_is_invited_after_the_announcement_is_told_so() {
        Trial trial = trial(TrialStatus.ANNOUNCED, Visibility.CONFIDENTIAL);

        invitations.invite(coordinator, trial.slug(), one.slug());

        assertThat(says(manager, trial)).containsExactly(one.name() + " is invited to " + trial.title());
        assertThat(says(rival, trial)).isEmpty();
    }

    @Test
    void a_request_goes_to_coordinators_and_what_they_decide_to_managers() {
        Trial trial = trial(TrialStatus.ANNOUNCED, Visibility.OPEN);
        long release = release(one);
        long role = role(trial, "Tool");
        long id = participations.register(manager, trial.slug(), new Registering(release, role, false, null));
        assertThat(says(second, trial).getFirst()).startsWith(one.name() + " asks to take part in " + trial.title());
        assertThat(says(manager, trial)).isEmpty();

        participations.waitlist(coordinator, trial.slug(), List.of(id));
        participations.accept(coordinator, trial.slug(), List.of(id));
        assertThat(says(manager, trial)).hasSize(2);
        assertThat(says(manager, trial).getFirst()).endsWith(" of " + one.name() + " takes part in " + trial.title());
        // Members are told of what they have to do, not of what their managers arrange.
        assertThat(says(member, trial)).isEmpty();

        participations.decline(coordinator, trial.slug(), List.of(id), "The hall is full");
        assertThat(says(manager, trial).getFirst()).endsWith("The hall is full");
        // Whoever asks again is heard again.
        participations.register(manager, trial.slug(), new Registering(release, role, false, null));
        assertThat(says(second, trial)).hasSize(3);
    }

    @Test
    void the_same_event_again_tells_nobody_again() {
        Trial trial = trial(TrialStatus.ANNOUNCED, Visibility.OPEN);
        long id = participations.register(
                coordinator, trial.slug(), new Registering(release(one), role(trial, "Tool"), false, null));
        assertThat(says(manager, trial)).hasSize(1);
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> events.publishEvent(new ParticipationChanged(
                        trial.id(), id, one.id(), null, ParticipationStatus.ACCEPTED, null, coordinator)));

        assertThat(says(manager, trial)).hasSize(1);
    }

    @Test
    void a_place_that_becomes_free_is_told_where_places_are_counted() {
        Trial trial = trial(TrialStatus.ANNOUNCED, Visibility.OPEN);
        db.execute("update trial set capacity = 2 where id = ?", trial.id());
        long id = participations.register(
                coordinator, trial.slug(), new Registering(release(one), role(trial, "Tool"), false, null));
        participations.withdraw(manager, trial.slug(), id, "Not ready");

        assertThat(says(second, trial)).contains("A place in " + trial.title() + " has become free");
    }

    @Test
    void what_the_other_side_reported_is_told_once_an_hour_at_most() {
        Trial trial = trial(TrialStatus.OPEN, Visibility.CONFIDENTIAL);
        Participant tool = takesPart(trial, one, "Tool");
        Participant platform = takesPart(trial, two, "Platform");
        Viewer toolsMember = accounts.viewer(id(member)).orElseThrow();
        Instant now = Instant.parse("2031-01-01T10:00:00Z");
        lookAt(now);
        assertThat(says(rival, trial)).isEmpty();

        reports.record(toolsMember, trial.slug(), "I", tool.id(), platform.id(), Verdict.PASSED, null, null);
        lookAt(now.plusSeconds(60));
        lookAt(now.plusSeconds(61));
        assertThat(says(rival, trial))
                .containsExactly(
                        "The other side has reported 1 result in " + trial.title() + " that waits for " + two.name());
        assertThat(says(member, trial)).isEmpty();

        reports.record(rival, trial.slug(), "I", tool.id(), platform.id(), Verdict.FAILED, null, null);
        lookAt(now.plusSeconds(1800));
        assertThat(says(member, trial)).isEmpty();
        lookAt(now.plusSeconds(3700));
        lookAt(now.plusSeconds(7400));
        assertThat(says(member, trial)).singleElement().asString().startsWith("1 result of " + one.name());
        assertThat(says(rival, trial)).hasSize(2);
        // A conformance test has no other side.
        reports.record(toolsMember, trial.slug(), "C", tool.id(), null, Verdict.PASSED, null, null);
        lookAt(now.plusSeconds(11_000));
        assertThat(says(rival, trial)).hasSize(2);
    }

    @Test
    void a_close_ahead_is_told_to_those_who_have_something_left_by_the_venues_calendar() {
        Trial trial = trial(TrialStatus.OPEN, Visibility.CONFIDENTIAL);
        Participant tool = takesPart(trial, one, "Tool");
        Participant platform = takesPart(trial, two, "Platform");
        db.execute(
                "update trial set zone = 'Pacific/Auckland', opens_on = '2031-03-01', closes_on = '2031-03-20' where id = ?",
                trial.id());
        // In Auckland it is the 13th, in most of the world still the 12th.
        deadlinesAt("2031-03-12T16:59:00Z");
        assertThat(says(member, trial)).isEmpty();
        deadlinesAt("2031-03-12T17:00:00Z");
        deadlinesAt("2031-03-14T17:00:00Z");
        assertThat(says(member, trial))
                .containsExactly(
                        trial.title() + " closes on March 20, 2031, and " + one.name() + " has something left to do");

        reports.record(member(), trial.slug(), "C", tool.id(), null, Verdict.PASSED, null, null);
        reports.record(member(), trial.slug(), "I", tool.id(), platform.id(), Verdict.PASSED, null, null);
        deadlinesAt("2031-03-19T10:00:00Z");
        assertThat(says(member, trial)).hasSize(1);
        assertThat(says(rival, trial)).hasSize(2);
        deadlinesAt("2031-03-21T10:00:00Z");
        assertThat(says(rival, trial)).hasSize(2);
        assertThat(says(second, trial)).contains(trial.title() + " is due to close: March 20, 2031");
    }

    @Test
    void registration_that_closes_is_told_to_the_managers_of_who_was_invited_and_has_not_asked() {
        Trial trial = trial(TrialStatus.ANNOUNCED, Visibility.CONFIDENTIAL);
        invited(trial, one);
        invited(trial, two);
        takesPart(trial, two, "Tool");
        db.execute("update trial set registration_closes_on = '2031-06-20' where id = ?", trial.id());
        deadlinesAt("2031-06-15T10:00:00Z");
        deadlinesAt("2031-06-19T10:00:00Z");
        deadlinesAt("2031-06-20T10:00:00Z");

        assertThat(says(manager, trial))
                .hasSize(2)
                .containsOnly("Registration for " + trial.title() + " closes on June 20, 2031");
        assertThat(says(member, trial)).isEmpty();
        assertThat(says(rival, trial)).isEmpty();
    }

    @Test
    void meetings_that_change_all_afternoon_are_told_once_until_somebody_looked() {
        Trial trial = trial(TrialStatus.OPEN, Visibility.CONFIDENTIAL);
        takesPart(trial, one, "Tool");
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        MeetingsChanged ofBoth =
                new MeetingsChanged(trial.id(), Set.of(one.id(), two.id()), MeetingsChanged.What.MOVED, coordinator);
        transaction.executeWithoutResult(status -> events.publishEvent(ofBoth));
        transaction.executeWithoutResult(status -> events.publishEvent(ofBoth));
        assertThat(says(member, trial)).hasSize(1);
        assertThat(says(rival, trial)).isEmpty();

        inbox.readAll(accounts.viewer(id(member)).orElseThrow(), null);
        transaction.executeWithoutResult(status -> events.publishEvent(ofBoth));
        assertThat(says(member, trial)).hasSize(2);
        assertThat(says(manager, trial)).hasSize(1);
    }

    // ---------------------------------------------------------------- how it is done

    private void lookAt(Instant now) {
        new ResultNews(results, notifications, recipients, trials, transactions, Clock.fixed(now, ZoneOffset.UTC))
                .look();
    }

    private void deadlinesAt(String now) {
        new Deadlines(
                        dates,
                        notifications,
                        recipients,
                        trials,
                        toDos,
                        transactions,
                        Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                .look();
    }

    private List<String> says(Viewer viewer, Trial trial) {
        return inbox.page(accounts.viewer(id(viewer)).orElseThrow(), trial.id(), 0, 100).stream()
                .map(t -> messages.text(Locale.ENGLISH, t.says()))
                .toList();
    }

    private Trial trial(TrialStatus status, Visibility visibility) {
        String specification = given.specification("Tool", "Platform");
        given.suite(specification, SUITE);
        return given.trial(specification, status, visibility);
    }

    private Participant takesPart(Trial trial, Organisation organisation, String role) {
        return given.participant(trial, organisation.id(), Given.unique("Product"), role);
    }

    private void invited(Trial trial, Organisation organisation) {
        db.execute(
                "insert into trial_invited (trial_id, organisation_id) values (?, ?)", trial.id(), organisation.id());
    }

    private long release(Organisation of) {
        long product = organisations.createProduct(new NewProduct(of.id(), null, Given.unique("Product"), null, null));
        return organisations.version(product, "1.0").id();
    }

    private long role(Trial trial, String name) {
        return db.fetchSingle(
                        "select id from specification_role where specification_version_id = ? and name = ?",
                        trial.specification().id(),
                        name)
                .get(0, Long.class);
    }

    private Viewer member() {
        return accounts.viewer(id(member)).orElseThrow();
    }

    private Viewer person(@Nullable SiteRole site, @Nullable Long organisation, @Nullable MembershipRole role) {
        String name = Given.unique("told");
        long id = accounts.create(name + "@example.org", name, "a password", site);
        if (organisation != null && role != null) {
            memberships.join(id, organisation, role);
        }
        return accounts.viewer(id).orElseThrow();
    }

    private static long id(Viewer viewer) {
        return Objects.requireNonNull(viewer.account());
    }
}
