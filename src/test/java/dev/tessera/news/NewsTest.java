package dev.tessera.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.SiteRole;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.live.Live;
import dev.tessera.organisation.Merges;
import dev.tessera.trial.Trial;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody is told twice, and nobody who may not know: when it is told, when it is shown, when it is mailed. */
@ServerTest
class NewsTest extends ToldPeople {

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
        long account = id(member);
        tell(List.of(account), notice("planned"));
        String plan = new TransactionTemplate(transactions).execute(status -> {
            // A table as it is after a year: hundreds of people who have read most; not for the other tests.
            status.setRollbackOnly();
            db.execute(
                    "with reader as (insert into account (email, name)"
                            + " select 'reader-' || n || '-' || ? || '@example.org', 'Reader'"
                            + " from generate_series(1, 400) n returning id)"
                            + " insert into notification (account_id, kind, trial_id, link, key, at, read_at)"
                            + " select r.id, k.kind, k.trial_id, k.link, 'read-' || n, k.at, k.at"
                            + " from reader r, generate_series(1, 30) n, notification k"
                            + " where k.account_id = ? and k.key = 'planned'",
                    organisation.id(),
                    account);
            db.execute("analyze notification");
            return String.join(
                    "\n",
                    db.fetch(
                                    "explain select kind, trial_id, organisation_id, count(*) from notification"
                                            + " where account_id = ? and read_at is null"
                                            + " group by kind, trial_id, organisation_id",
                                    account)
                            .getValues(0, String.class));
        });
        assertThat(plan).contains("notification_unread");
    }
}
