package dev.tessera.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tessera.Given;
import dev.tessera.Letters;
import dev.tessera.ServerTest;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.account.People;
import dev.tessera.account.Privacy;
import dev.tessera.common.Messages;
import dev.tessera.common.PublicAddress;
import dev.tessera.common.Refusal;
import dev.tessera.live.Live;
import dev.tessera.mail.Mails;
import dev.tessera.membership.Memberships;
import dev.tessera.organisation.Merges;
import dev.tessera.organisation.Organisation;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody is told twice, and nobody who may not know: when it is told, when it is shown, when it is mailed. */
@ServerTest
class NewsTest {

    private static final String SUITE = "key,title,kind\nT1,First,conformance\n";

    @Autowired
    Given given;

    @Autowired
    Letters letters;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    Memberships memberships;

    @Autowired
    Trials trials;

    @Autowired
    Announcements announcements;

    @Autowired
    Inbox inbox;

    @Autowired
    NoticeChoices choices;

    @Autowired
    ChoiceQueries choiceQueries;

    @Autowired
    NotificationQueries queries;

    @Autowired
    NoticeRights rights;

    @Autowired
    Unsubscriptions unsubscriptions;

    @Autowired
    Privacy privacy;

    @Autowired
    DSLContext db;

    @Autowired
    Messages messages;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ApplicationContext beans;

    private Viewer coordinator;
    private Organisation organisation;
    private Organisation other;
    private Viewer manager;
    private Viewer member;
    private Viewer rival;
    private Trial trial;

    @BeforeEach
    void confidential_trial() {
        coordinator = given.coordinator().viewer();
        organisation = given.organisation();
        other = given.organisation();
        String specification = given.specification();
        given.suite(specification, SUITE);
        Trial made = given.trial(specification, TrialStatus.OPEN, Visibility.CONFIDENTIAL);
        given.participant(made, organisation.id(), Given.unique("Product"), null);
        trial = given.now(made);
        manager = person(organisation.id(), MembershipRole.MANAGER);
        member = person(organisation.id(), MembershipRole.MEMBER);
        rival = person(other.id(), MembershipRole.MANAGER);
    }

    @Test
    void an_announcement_is_told_to_those_whom_it_concerns_and_to_nobody_else() {
        long id = announce("Bring your own cables");

        assertThat(says(manager)).containsExactly(trial.title() + ": Bring your own cables");
        assertThat(says(member)).hasSize(1);
        assertThat(inbox.unread(member)).isEqualTo(1);
        assertThat(says(rival)).isEmpty();
        assertThat(inbox.unread(rival)).isZero();
        // Whoever wrote it knows.
        assertThat(inbox.count(coordinator, trial.id())).isZero();

        announcements.correct(coordinator, trial.slug(), id, new AnnouncementForm("No cables", "Better."), 0);
        assertThat(says(manager)).containsExactly(trial.title() + ": No cables");
        announcements.withdraw(coordinator, trial.slug(), id, "Wrong trial");
        assertThat(says(manager)).isEmpty();
        assertThat(inbox.unread(manager)).isZero();
    }

    @Test
    void of_two_who_correct_at_once_the_second_is_told() {
        long id = announce("Once");
        announcements.correct(coordinator, trial.slug(), id, new AnnouncementForm("Twice", "B"), 0);

        assertThatThrownBy(() ->
                        announcements.correct(coordinator, trial.slug(), id, new AnnouncementForm("Thrice", "C"), 0))
                .isInstanceOf(Refusal.class);
        assertThat(announcements.of(coordinator, trial.slug())).singleElement().satisfies(a -> {
            assertThat(a.title()).isEqualTo("Twice");
            assertThat(a.correctedAt()).isNotNull();
        });
    }

    @Test
    void what_is_for_participants_only_is_read_by_nobody_else() {
        Trial open = given.trial(SUITE);
        given.participant(open, organisation.id(), Given.unique("Product"), null);
        announcements.write(
                coordinator,
                open.slug(),
                AnnouncementAudience.PARTICIPANTS,
                new AnnouncementForm("Room 5", "At nine."));
        announcements.write(
                coordinator, open.slug(), AnnouncementAudience.EVERYBODY, new AnnouncementForm("Come", "All of you."));

        assertThat(announcements.of(member, open.slug())).hasSize(2);
        assertThat(announcements.of(rival, open.slug()))
                .singleElement()
                .satisfies(a -> assertThat(a.title()).isEqualTo("Come"));
        assertThat(announcements.of(Viewer.ANYBODY, open.slug())).hasSize(1);
        assertThat(inbox.count(member, open.id())).isEqualTo(2);
    }

    @Test
    void nobody_is_told_twice_of_the_same() {
        assertThat(tell(List.of(id(manager), id(member)), notice("k"))).isEqualTo(2);
        assertThat(tell(List.of(id(manager), id(member)), notice("k"))).isZero();
        assertThat(tell(List.of(id(manager)), notice("k2"))).isEqualTo(1);
        assertThat(says(member)).hasSize(1);
    }

    @Test
    void two_nodes_that_tell_at_once_tell_once() throws Exception {
        List<Long> both = List.of(id(manager), id(member));
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Integer>> told = new ArrayList<>();
            for (int n = 0; n < 8; n++) {
                told.add(nodes.submit(() -> {
                    start.await();
                    return tell(both, notice("race"));
                }));
            }
            start.countDown();
            int all = 0;
            for (Future<Integer> one : told) {
                all += one.get();
            }
            assertThat(all).isEqualTo(2);
        }
    }

    @Test
    void who_may_not_know_of_the_trial_is_not_told_even_if_named() {
        assertThat(tell(List.of(id(rival)), notice("leak"))).isZero();
        assertThat(tell(
                        List.of(id(rival)),
                        Notice.of(NoticeKind.TO_ANSWER, trial, "record", "leak2")
                                .ofOrganisation(organisation.id())
                                .counting(1)))
                .isZero();
        // A coordinator is not of its people.
        assertThat(tell(
                        List.of(id(coordinator)),
                        Notice.of(NoticeKind.TO_ANSWER, trial, "record", "leak3")
                                .ofOrganisation(organisation.id())
                                .counting(1)))
                .isZero();
        assertThat(says(rival)).isEmpty();
    }

    @Test
    void whoever_leaves_the_organisation_sees_nothing_of_its_trial_any_more() {
        announce("Secret");
        tell(List.of(id(member)), notice("more"));
        assertThat(inbox.unread(member)).isEqualTo(2);

        memberships.remove(coordinator, organisation.slug(), id(member), null);
        member = accounts.viewer(id(member)).orElseThrow();

        assertThat(inbox.unread(member)).isZero();
        assertThat(inbox.count(member, null)).isZero();
        assertThat(says(member)).isEmpty();
        assertThat(inbox.trials(member)).isEmpty();
    }

    @Test
    void a_decision_is_told_to_managers_and_only_as_long_as_they_are() {
        Notice declined = Notice.of(NoticeKind.REGISTRATION_DECLINED, trial, "", "declined")
                .ofOrganisation(other.id())
                .saying("Too late");
        // The rival may not know of the confidential trial any more, but it asked, so it is told what came of it.
        assertThat(tell(List.of(id(rival), id(manager)), declined)).isEqualTo(1);
        assertThat(says(rival)).singleElement().asString().contains("declined", "Too late");
        assertThat(says(manager)).isEmpty();

        memberships.join(id(member), other.id(), MembershipRole.MANAGER);
        memberships.changeRole(coordinator, other.slug(), id(rival), MembershipRole.MEMBER);
        rival = accounts.viewer(id(rival)).orElseThrow();
        assertThat(says(rival)).isEmpty();
    }

    @Test
    void whoever_is_no_coordinator_any_more_sees_nothing_of_that_work() {
        Viewer second = somebody(SiteRole.COORDINATOR);
        tell(
                List.of(id(second)),
                Notice.of(NoticeKind.REGISTRATION_REQUESTED, trial, "participants", "asked")
                        .ofOrganisation(other.id())
                        .saying("Thing 1.0"));
        assertThat(says(second)).hasSize(1);

        db.execute("update account set site_role = null where id = ?", id(second));
        second = accounts.viewer(id(second)).orElseThrow();
        assertThat(says(second)).isEmpty();
        assertThat(inbox.unread(second)).isZero();
    }

    @Test
    void what_is_read_is_read_and_what_may_not_be_seen_stays_as_it_is() {
        tell(List.of(id(member)), notice("a"));
        tell(List.of(id(member)), notice("b"));
        Told newest = inbox.page(member, null, 0, 10).getFirst();
        inbox.read(member, newest.id());
        assertThat(inbox.unread(member)).isEqualTo(1);
        // Nobody reads for another.
        inbox.read(manager, inbox.page(member, null, 0, 10).getLast().id());
        assertThat(inbox.unread(member)).isEqualTo(1);
        inbox.readAll(member, trial.id());
        assertThat(inbox.unread(member)).isZero();
        assertThat(inbox.page(member, null, 0, 10)).noneMatch(Told::isUnread);
    }

    @Test
    void thousands_are_read_in_pages() {
        for (int n = 0; n < 120; n++) {
            tell(List.of(id(member)), notice("n" + n));
        }
        assertThat(inbox.count(member, null)).isEqualTo(120);
        assertThat(inbox.page(member, null, 100, 50)).hasSize(20);
        assertThat(inbox.page(member, trial.id(), 0, 50)).hasSize(50);
        assertThat(inbox.page(member, -1L, 0, 50)).isEmpty();
    }

    @Test
    void open_screens_hear_of_it_after_the_commit() {
        AtomicInteger heard = new AtomicInteger();
        Live.Subscription subscription = inbox.follow(member, heard::incrementAndGet);
        try {
            tell(List.of(id(member)), notice("live"));
            await().until(() -> heard.get() > 0);
        } finally {
            subscription.end();
        }
    }

    @Test
    void what_comes_within_minutes_comes_in_one_letter_and_never_again() {
        Instant now = Instant.parse("2031-05-05T10:01:00Z");
        tellAt(now, List.of(id(member)), notice("one"));
        tellAt(now.plusSeconds(120), List.of(id(member)), notice("two"));
        lettersAt(Instant.parse("2031-05-05T10:04:59Z"));
        assertThat(mail(member)).isEmpty();

        lettersAt(Instant.parse("2031-05-05T10:05:00Z"));
        lettersAt(Instant.parse("2031-05-05T10:06:00Z"));
        lettersAt(Instant.parse("2031-05-06T10:06:00Z"));

        assertThat(mail(member)).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).isEqualTo("2 notices from Tessera");
            assertThat(letter.text()).contains("/app/trials/" + trial.slug() + "\n");
            assertThat(letter.link()).endsWith("/app/notices");
        });
    }

    @Test
    void two_nodes_that_write_letters_at_once_write_one() throws Exception {
        Instant now = Instant.parse("2031-05-07T10:01:00Z");
        tellAt(now, List.of(id(member), id(manager)), notice("nodes"));
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> done = new ArrayList<>();
            for (int n = 0; n < 4; n++) {
                done.add(nodes.submit(() -> {
                    start.await();
                    lettersAt(now.plusSeconds(600));
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : done) {
                one.get();
            }
        }
        assertThat(mail(member)).hasSize(1);
        assertThat(mail(manager)).hasSize(1);
    }

    @Test
    void a_letter_that_was_not_committed_is_written_later_and_then_once() {
        Instant now = Instant.parse("2031-05-08T10:01:00Z");
        tellAt(now, List.of(id(member)), notice("crash"));
        // A node dies between writing and commit: nothing of it holds.
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            lettersAt(now.plusSeconds(600));
            status.setRollbackOnly();
        });
        assertThat(mail(member)).isEmpty();

        lettersAt(now.plusSeconds(700));
        lettersAt(now.plusSeconds(800));
        assertThat(mail(member)).hasSize(1);
    }

    @Test
    void what_was_read_is_in_no_letter() {
        Instant now = Instant.parse("2031-05-09T10:01:00Z");
        tellAt(now, List.of(id(member)), notice("seen"));
        inbox.readAll(member, null);
        lettersAt(now.plusSeconds(600));
        assertThat(mail(member)).isEmpty();
    }

    @Test
    void who_may_not_know_any_more_gets_no_letter_of_it() {
        Instant now = Instant.parse("2031-05-10T10:01:00Z");
        tellAt(now, List.of(id(member), id(manager)), notice("lost"));
        memberships.remove(coordinator, organisation.slug(), id(member), null);
        lettersAt(now.plusSeconds(600));
        assertThat(mail(member)).isEmpty();
        assertThat(mail(manager)).hasSize(1);

        // Back again, the list shows it, and no letter is late.
        memberships.join(id(member), organisation.id(), MembershipRole.MEMBER);
        lettersAt(now.plusSeconds(900));
        assertThat(mail(member)).isEmpty();
    }

    @Test
    void a_daily_letter_comes_at_seven_where_its_reader_is() {
        choices.choose(member, new NoticeChoice(NoticeDelivery.DAILY, Map.of(), ZoneId.of("Europe/Berlin")));
        choices.choose(
                manager,
                new NoticeChoice(
                        NoticeDelivery.NONE,
                        Map.of(NoticeGroup.TRIALS, NoticeDelivery.DAILY),
                        ZoneId.of("America/New_York")));
        // The night in which Berlin's clocks go on.
        Instant evening = Instant.parse("2031-03-29T20:00:00Z");
        tellAt(evening, List.of(id(member), id(manager)), notice("evening"));
        tellAt(evening.plusSeconds(4 * 3600), List.of(id(member), id(manager)), notice("night"));

        lettersAt(Instant.parse("2031-03-30T04:59:00Z"));
        assertThat(mail(member)).isEmpty();
        lettersAt(Instant.parse("2031-03-30T05:00:00Z"));
        assertThat(mail(member)).hasSize(1);
        assertThat(mail(manager)).isEmpty();
        lettersAt(Instant.parse("2031-03-30T06:00:00Z"));
        lettersAt(Instant.parse("2031-03-30T11:00:00Z"));
        lettersAt(Instant.parse("2031-03-31T11:00:00Z"));
        assertThat(mail(member)).hasSize(1);
        assertThat(mail(manager)).hasSize(1);
    }

    @Test
    void a_choice_holds_for_what_waits_already() {
        Instant now = Instant.parse("2031-05-11T10:01:00Z");
        tellAt(now, List.of(id(member)), notice("waits"));
        choices.choose(member, new NoticeChoice(NoticeDelivery.NONE, Map.of(), ZoneOffset.UTC));
        lettersAt(now.plusSeconds(600));
        assertThat(mail(member)).isEmpty();
        assertThat(inbox.unread(member)).isEqualTo(1);
    }

    @Test
    void letters_end_by_the_address_that_stands_in_them() {
        Instant now = Instant.parse("2031-05-12T10:01:00Z");
        tellAt(now, List.of(id(member)), notice("unsubscribe"));
        lettersAt(now.plusSeconds(600));
        String secret = mail(member).getFirst().text().replaceAll("(?s).*/unsubscribe/([A-Za-z0-9_-]+).*", "$1");
        unsubscriptions.end(secret);
        unsubscriptions.end(secret);

        assertThat(choices.mine(member).mail()).isEqualTo(NoticeDelivery.NONE);
        tellAt(now.plusSeconds(1200), List.of(id(member)), notice("after"));
        lettersAt(now.plusSeconds(2400));
        assertThat(mail(member)).hasSize(1);
        assertThatThrownBy(() -> unsubscriptions.end(secret + "x")).isInstanceOf(Refusal.class);
    }

    @Test
    void a_letter_keeps_what_people_typed_in_its_place() {
        Instant now = Instant.parse("2031-05-13T10:01:00Z");
        long id = announcements.write(
                coordinator,
                trial.slug(),
                AnnouncementAudience.EVERYBODY,
                new AnnouncementForm("<b>مرحبا</b> & Bcc: x@example.org", "Text"));
        db.execute(
                "update notification set mail_due_at = ?::timestamptz where announcement_id = ?",
                now.atOffset(ZoneOffset.UTC),
                id);
        lettersAt(now);

        Letters.Read letter = mail(member).getFirst();
        assertThat(letter.subject()).contains("مرحبا").doesNotContain("\n");
        assertThat(letter.html()).contains("&lt;b&gt;مرحبا&lt;/b&gt; &amp; Bcc").doesNotContain("<b>");
        assertThat(letter.html()).contains("/unsubscribe/");
    }

    @Test
    void of_whoever_left_nothing_is_kept() {
        tell(List.of(id(member)), notice("left"));
        choices.choose(member, new NoticeChoice(NoticeDelivery.DAILY, Map.of(), ZoneOffset.UTC));
        assertThat(new String(privacy.download(member), StandardCharsets.UTF_8))
                .contains("\"notices\"", "\"trial_opened\"", "\"notice_choices\"", "\"daily\"");
        privacy.leave(member);

        assertThat(db.fetchCount(db.selectFrom("notification where account_id = " + id(member))))
                .isZero();
        assertThat(db.fetchCount(db.selectFrom("notice_preference where account_id = " + id(member))))
                .isZero();
        assertThat(tell(List.of(id(member)), notice("again"))).isZero();
    }

    @Test
    void what_an_organisation_was_told_goes_on_where_it_is_merged() {
        tell(
                List.of(id(member)),
                Notice.of(NoticeKind.TO_ANSWER, trial, "record", "merge")
                        .ofOrganisation(organisation.id())
                        .counting(3));
        beans.getBean(Merges.class).mergeOrganisations(coordinator, organisation.slug(), other.slug());
        Viewer moved = accounts.viewer(id(member)).orElseThrow();

        assertThat(says(moved)).singleElement().asString().contains("3 results", other.name());
    }

    @Test
    void hundreds_are_told_by_one_statement() {
        List<Long> many = db.fetch(
                        "insert into account (email, name) select 'crowd-' || n || '-' || ? || '@example.org', 'Crowd'"
                                + " from generate_series(1, 600) n returning id",
                        organisation.id())
                .map(r -> r.get(0, Long.class));
        db.execute(
                "insert into membership (account_id, organisation_id, role)"
                        + " select a.id, ?, 'member' from account a where a.email like 'crowd-%-' || ? || '@example.org'",
                organisation.id(), organisation.id());
        AtomicInteger statements = new AtomicInteger();
        Notifications counted = new Notifications(
                new NotificationQueries(DSL.using(
                        db.configuration().derive(ExecuteListener.onStart(context -> statements.incrementAndGet())))),
                choiceQueries,
                rights,
                accounts,
                trials,
                beans.getBean(Live.class),
                Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));

        assertThat(new TransactionTemplate(transactions).<Integer>execute(s -> counted.tell(many, notice("crowd"))))
                .isEqualTo(600);
        assertThat(statements).hasValue(1);
    }

    @Test
    void what_is_not_read_is_counted_by_its_index() {
        tell(List.of(id(member)), notice("planned"));
        String plan = new TransactionTemplate(transactions).execute(status -> {
            db.execute("set local enable_seqscan = off");
            return db.fetch("explain select kind, trial_id, organisation_id, count(*) from notification"
                            + " where account_id = 1 and read_at is null group by kind, trial_id, organisation_id")
                    .toString();
        });
        assertThat(plan).contains("notification_unread");
    }

    // ---------------------------------------------------------------- how it is done

    private long announce(String title) {
        return announcements.write(
                coordinator, trial.slug(), AnnouncementAudience.EVERYBODY, new AnnouncementForm(title, "Text."));
    }

    private Notice notice(String key) {
        return Notice.of(NoticeKind.TRIAL_OPENED, trial, "", key);
    }

    private int tell(List<Long> to, Notice notice) {
        return tellAt(Instant.parse("2030-01-01T00:00:00Z"), to, notice);
    }

    /** As if it were another time; far from now, so that the server's own task has nothing to do with it. */
    private int tellAt(Instant now, List<Long> to, Notice notice) {
        Notifications notifications = new Notifications(
                queries,
                choiceQueries,
                rights,
                accounts,
                trials,
                beans.getBean(Live.class),
                Clock.fixed(now, ZoneOffset.UTC));
        return Objects.requireNonNull(
                new TransactionTemplate(transactions).execute(status -> notifications.tell(to, notice)));
    }

    private void lettersAt(Instant now) {
        new NewsLetters(
                        queries,
                        rights,
                        unsubscriptions,
                        accounts,
                        people,
                        trials,
                        beans.getBean(Mails.class),
                        beans.getBean(PublicAddress.class),
                        transactions,
                        Clock.fixed(now, ZoneOffset.UTC))
                .write();
    }

    private List<Letters.Read> mail(Viewer to) {
        return letters.all(people.find(id(to)).orElseThrow().email());
    }

    private List<String> says(Viewer viewer) {
        return inbox.page(viewer, trial.id(), 0, 100).stream()
                .map(t -> messages.text(Locale.ENGLISH, t.says()))
                .toList();
    }

    private Viewer person(long of, MembershipRole role) {
        Viewer somebody = somebody(null);
        memberships.join(id(somebody), of, role);
        return accounts.viewer(id(somebody)).orElseThrow();
    }

    private Viewer somebody(@org.jspecify.annotations.Nullable SiteRole role) {
        String name = Given.unique("reader");
        return accounts.viewer(accounts.create(name + "@example.org", name, "a password", role))
                .orElseThrow();
    }

    private static long id(Viewer viewer) {
        return Objects.requireNonNull(viewer.account());
    }
}
