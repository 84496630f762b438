package dev.tessera.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.Letters;
import dev.tessera.ServerTest;
import dev.tessera.access.MembershipRole;
import dev.tessera.common.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters of news: one for what comes together, at the time that their reader chose, of nothing they may not know. */
@ServerTest
class NewsLettersTest extends ToldPeople {

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
}
