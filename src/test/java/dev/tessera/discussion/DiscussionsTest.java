package dev.tessera.discussion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.account.People;
import dev.tessera.account.Privacy;
import dev.tessera.audit.Audit;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.live.Live;
import dev.tessera.markdown.Markdown;
import dev.tessera.news.Inbox;
import dev.tessera.result.CellKey;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Reviewers;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who writes and reads about a cell, what of it each of them sees, and who is told. */
@ServerTest
class DiscussionsTest {

    private static final String PAIR = "pair";

    @Autowired
    private Given given;

    @Autowired
    private Discussions discussions;

    @Autowired
    private Reports reports;

    @Autowired
    private Trials trials;

    @Autowired
    private TrialTests tests;

    @Autowired
    private Accounts accounts;

    @Autowired
    private People people;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private Privacy privacy;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Messages messages;

    @Autowired
    private DSLContext db;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ApplicationContext beans;

    private Viewer coordinator;
    private Trial trial;
    private Participant tool;
    private Participant platform;
    private Viewer ada;
    private Viewer bob;
    private Viewer colleague;
    private CellKey cell;

    @BeforeEach
    void two_that_meet() {
        coordinator = given.coordinator().viewer();
        String specification = given.specification("Tool", "Platform");
        given.suite(specification, """
                key,title,kind,roles
                pair,Two that meet,interoperability,Tool;Platform
                alone,One,conformance,Tool
                """);
        trial = given.trial(specification, TrialStatus.OPEN, Visibility.CONFIDENTIAL);
        tool = given.participant(trial, given.organisation().id(), Given.unique("Tool"), "Tool");
        platform = given.participant(trial, given.organisation().id(), Given.unique("Platform"), "Platform");
        trial = given.now(trial);
        ada = given.member(tool.organisationId()).viewer();
        bob = given.member(platform.organisationId()).viewer();
        colleague = given.member(platform.organisationId()).viewer();
        long test = tests.cases(trial).stream()
                .filter(c -> c.key().equals(PAIR))
                .findFirst()
                .orElseThrow()
                .id();
        cell = new CellKey(trial.id(), test, tool.id(), platform.id());
    }

    private void say(Viewer by, Verdict verdict) {
        reports.record(by, trial.slug(), PAIR, tool.id(), platform.id(), verdict, null, null);
    }

    private void bothHaveReported() {
        say(ada, Verdict.FAILED);
        say(bob, Verdict.PASSED);
    }

    private List<String> read(Viewer viewer) {
        return discussions.of(viewer, cell).comments().stream()
                .map(Comment::text)
                .toList();
    }

    private List<String> told(Viewer viewer) {
        return inbox.page(viewer, trial.id(), 0, 50).stream()
                .filter(t ->
                        t.kind().name().equals("MENTIONED") || t.kind().name().equals("COMMENTED"))
                .map(t -> messages.text(Locale.ENGLISH, t.says()))
                .toList();
    }

    private static String named(Viewer viewer) {
        return Markdown.mention(viewer.name(), Objects.requireNonNull(viewer.account()));
    }

    private int audited(String operation, long comment) {
        return db.fetchSingle(
                        "select count(*) from audit_entry where operation = ? and thing_kind = 'comment' and thing_id = ?",
                        operation,
                        comment)
                .get(0, Integer.class);
    }

    private void at(Instant moment, Consumer<Discussions> what) {
        Discussions then = new Discussions(
                beans.getBean(CommentQueries.class),
                trials,
                tests,
                reports,
                accounts,
                beans.getBean(AccessPolicy.class),
                beans.getBean(Audit.class),
                beans,
                beans.getBean(Live.class),
                Clock.fixed(moment, ZoneOffset.UTC));
        new TransactionTemplate(transactions).executeWithoutResult(status -> what.accept(then));
    }

    // ---------------------------------------------------------------- who

    @Test
    void both_sides_reviewers_and_coordinators_write_and_each_is_shown_with_whom_they_speak_for() {
        bothHaveReported();
        Viewer reviewer = given.member(given.organisation().id()).viewer();
        reviewers.appoint(
                coordinator,
                trial.slug(),
                people.find(reviewer.account()).orElseThrow().email());
        reviewer = accounts.viewer(reviewer.account()).orElseThrow();
        for (Viewer viewer : List.of(ada, bob, reviewer, coordinator)) {
            discussions.write(viewer, cell, "By " + viewer.name());
        }

        for (Viewer viewer : List.of(ada, bob, reviewer, coordinator)) {
            Discussion shown = discussions.of(viewer, cell);
            assertThat(shown.comments())
                    .extracting(Comment::author)
                    .containsExactly(ada.name(), bob.name(), reviewer.name(), coordinator.name());
            assertThat(shown.comments())
                    .extracting(Comment::voice)
                    .containsExactly(Voice.SUBJECT, Voice.PEER, Voice.REVIEWER, Voice.COORDINATOR);
            assertThat(shown.comments())
                    .extracting(Comment::organisation)
                    .containsExactly(tool.organisation(), platform.organisation(), null, null);
            assertThat(shown.mayWrite()).isTrue();
            assertThat(shown.someHidden()).isFalse();
        }
    }

    @Test
    void nobody_else_learns_that_there_is_anything_to_read() {
        discussions.write(ada, cell, "Ours");
        Viewer other = given.member(given.organisation().id()).viewer();

        assertThatThrownBy(() -> discussions.of(other, cell))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        assertThatThrownBy(() -> discussions.write(other, cell, "Mine"))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        for (CellKey wrong : List.of(
                new CellKey(trial.id(), cell.testCase(), tool.id(), null),
                new CellKey(trial.id(), cell.testCase(), -1, platform.id()),
                new CellKey(-1, cell.testCase(), tool.id(), platform.id()))) {
            assertThatThrownBy(() -> discussions.write(ada, wrong, "Nowhere")).isInstanceOf(Refusal.class);
        }
    }

    @Test
    void once_the_trial_takes_no_more_reports_it_is_only_read() {
        bothHaveReported();
        long id = discussions.write(ada, cell, "Before");
        db.execute("update trial set status = 'published' where id = ?", trial.id());

        assertThat(discussions.of(ada, cell).mayWrite()).isFalse();
        assertThat(read(bob)).containsExactly("Before");
        assertThatThrownBy(() -> discussions.write(ada, cell, "After")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> discussions.correct(ada, id, 0, "After")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> discussions.withdraw(ada, id)).isInstanceOf(Refusal.class);
        discussions.withdraw(coordinator, id);
        assertThat(read(bob)).containsExactly("");
    }

    @Test
    void whoever_does_not_take_part_any_more_keeps_reading() {
        bothHaveReported();
        discussions.write(ada, cell, "Before");
        db.execute("update participation set status = 'withdrawn', counted = true where id = ?", platform.id());

        assertThat(read(bob)).containsExactly("Before");
        assertThat(discussions.of(bob, cell).mayWrite()).isFalse();
        assertThatThrownBy(() -> discussions.write(bob, cell, "After")).isInstanceOf(Refusal.class);
    }

    // ---------------------------------------------------------------- hidden

    @Test
    void before_its_own_side_has_reported_nobody_reads_what_the_other_wrote() {
        discussions.write(ada, cell, "It failed with 401, " + named(bob));
        say(ada, Verdict.FAILED);

        assertThat(read(bob)).isEmpty();
        assertThat(discussions.of(bob, cell).someHidden()).isTrue();
        assertThat(told(bob)).isEmpty();
        assertThat(read(ada)).hasSize(1);
        assertThat(read(coordinator)).hasSize(1);

        discussions.write(bob, cell, "What did you send?");
        assertThat(read(ada)).hasSize(2);
        discussions.write(coordinator, cell, "Bob, please report.");
        assertThat(read(bob)).containsExactly("What did you send?", "Bob, please report.");

        say(bob, Verdict.PASSED);
        assertThat(read(bob)).hasSize(3);
        assertThat(discussions.of(bob, cell).someHidden()).isFalse();
    }

    @Test
    void what_is_hidden_cannot_be_named_by_its_number_either() {
        long id = discussions.write(ada, cell, "Hidden");

        for (Runnable attempt :
                List.<Runnable>of(() -> discussions.withdraw(bob, id), () -> discussions.correct(bob, id, 0, "x"))) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOfSatisfying(
                            Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        }
    }

    // ---------------------------------------------------------------- correcting, withdrawing

    @Test
    void a_comment_is_corrected_for_a_quarter_of_an_hour_and_the_earlier_text_is_kept() {
        bothHaveReported();
        Instant now = Instant.parse("2030-01-01T10:00:00Z");
        at(now, then -> then.write(ada, cell, "401"));
        Comment first = discussions.of(ada, cell).comments().getFirst();

        at(now.plus(Duration.ofMinutes(15)), then -> {
            assertThat(then.of(ada, cell).comments().getFirst().mayCorrect()).isTrue();
            assertThat(then.of(bob, cell).comments().getFirst().mayCorrect()).isFalse();
            then.correct(ada, first.id(), 0, "403");
        });
        Comment corrected = discussions.of(bob, cell).comments().getFirst();
        assertThat(corrected.text()).isEqualTo("403");
        assertThat(corrected.correctedAt()).isEqualTo(now.plus(Duration.ofMinutes(15)));
        assertThat(corrected.writtenAt()).isEqualTo(now);
        assertThat(db.fetchSingle("select text from comment_before where comment_id = ?", first.id())
                        .get(0, String.class))
                .isEqualTo("401");
        assertThat(audited("comment.corrected", first.id())).isEqualTo(1);

        assertThatThrownBy(() -> at(
                        now.plus(Duration.ofMinutes(15)).plusMillis(1),
                        then -> then.correct(ada, first.id(), 1, "404")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> at(now, then -> then.correct(bob, first.id(), 1, "404")))
                .isInstanceOf(Refusal.class);
        assertThat(read(ada)).containsExactly("403");
    }

    @Test
    void of_two_windows_that_correct_at_once_the_second_is_told() throws Exception {
        long id = discussions.write(ada, cell, "First");
        AtomicInteger refused = new AtomicInteger();
        together(4, n -> {
            try {
                discussions.correct(ada, id, 0, "By window " + n);
            } catch (Refusal conflict) {
                assertThat(conflict.kind()).isEqualTo(Refusal.Kind.CONFLICT);
                refused.incrementAndGet();
            }
        });
        assertThat(refused.get()).isEqualTo(3);
        assertThat(db.fetchSingle("select count(*) from comment_before where comment_id = ?", id)
                        .get(0, Integer.class))
                .isEqualTo(1);
    }

    @Test
    void two_people_write_at_once_and_both_are_read() throws Exception {
        bothHaveReported();
        together(8, n -> discussions.write(n % 2 == 0 ? ada : bob, cell, "Comment " + n));

        assertThat(read(ada)).hasSize(8).doesNotHaveDuplicates().isEqualTo(read(bob));
    }

    @Test
    void a_withdrawn_comment_keeps_its_place_and_nobody_reads_it() {
        bothHaveReported();
        long mine = discussions.write(ada, cell, "A mistake");
        discussions.write(bob, cell, "An answer");
        assertThatThrownBy(() -> discussions.withdraw(bob, mine)).isInstanceOf(Refusal.class);

        discussions.withdraw(ada, mine);
        discussions.withdraw(ada, mine);

        assertThat(read(bob)).containsExactly("", "An answer");
        Comment withdrawn = discussions.of(bob, cell).comments().getFirst();
        assertThat(withdrawn.withdrawn()).isNotNull();
        assertThat(withdrawn.withdrawn().by()).isEqualTo(ada.name());
        assertThat(withdrawn.html("")).isEmpty();
        assertThat(audited("comment.withdrawn", mine)).isEqualTo(1);
        assertThatThrownBy(() -> discussions.correct(ada, mine, 1, "Back again"))
                .isInstanceOf(Refusal.class);
    }

    // ---------------------------------------------------------------- what is refused

    @Test
    void too_much_and_nothing_are_refused_and_other_peoples_pace_is_their_own() {
        bothHaveReported();
        assertThatThrownBy(() -> discussions.write(ada, cell, " \n ")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> discussions.write(ada, cell, "x".repeat(10_001)))
                .isInstanceOf(Refusal.class);
        discussions.write(ada, cell, "x".repeat(10_000));
        Instant now = Instant.parse("2031-01-01T10:00:00Z");
        at(now, then -> {
            for (int i = 0; i < 30; i++) {
                then.write(ada, cell, "Again " + i);
            }
            assertThatThrownBy(() -> then.write(ada, cell, "And again")).isInstanceOf(Refusal.class);
            then.write(bob, cell, "Stop");
        });
        at(now.plusSeconds(61), then -> then.write(ada, cell, "Later"));
    }

    // ---------------------------------------------------------------- whom it names, who is told

    @Test
    void those_who_can_read_it_are_offered_and_told_once_when_they_are_named() {
        bothHaveReported();
        assertThat(discussions.readers(ada, cell, bob.name()))
                .singleElement()
                .satisfies(r -> assertThat(r.organisation()).isEqualTo(platform.organisation()));
        Viewer other = given.member(given.organisation().id()).viewer();
        assertThat(discussions.readers(ada, cell, other.name())).isEmpty();
        assertThatThrownBy(() -> discussions.write(ada, cell, "Hey " + named(other)))
                .isInstanceOf(Refusal.class);

        long id = discussions.write(ada, cell, "Look, " + named(colleague) + " and " + named(ada));
        discussions.correct(ada, id, 0, "Do look, " + named(colleague) + " and " + named(ada));

        assertThat(told(colleague)).containsExactly("You are mentioned in the discussion of pair in " + trial.title());
        assertThat(told(ada)).isEmpty();
        assertThat(inbox.page(colleague, trial.id(), 0, 50))
                .filteredOn(t -> t.kind().name().equals("MENTIONED"))
                .singleElement()
                .satisfies(t -> assertThat(t.link())
                        .matches("trials/" + trial.slug() + "/cell/\\d+/" + tool.id() + "/" + platform.id()));
        assertThat(discussions.of(bob, cell).comments().getFirst().html("gone"))
                .contains("<span class=\"mention\">&#64;" + colleague.name() + "</span>");
    }

    @Test
    void those_who_take_part_are_told_in_one_notice_that_counts_and_nobody_else_is() {
        bothHaveReported();
        discussions.write(ada, cell, "One");
        assertThat(told(bob)).containsExactly("There is a new comment on pair in " + trial.title());
        discussions.write(ada, cell, "Two");

        assertThat(told(bob)).hasSize(1).first().asString().endsWith(" in " + trial.title());
        int counted = db.fetchSingle(
                        "select sum(count)::int from notification where kind = 'commented' and account_id = ?",
                        bob.account())
                .get(0, Integer.class);
        assertThat(counted).isEqualTo(2);
        assertThat(told(ada)).isEmpty();
        // Neither wrote nor reported.
        assertThat(told(colleague)).isEmpty();
        assertThat(inbox.page(coordinator, trial.id(), 0, 50)).isEmpty();

        discussions.write(colleague, cell, "I was there, too");
        assertThat(told(ada)).hasSize(1);
        discussions.write(ada, cell, "Thanks");
        assertThat(told(colleague)).hasSize(1);
    }

    @Test
    void what_was_read_is_new_again_and_no_second_letter_is_due() {
        bothHaveReported();
        discussions.write(ada, cell, "One");
        inbox.readAll(bob, trial.id());
        db.execute("update notification set mail_due_at = null where account_id = ?", bob.account());
        discussions.write(ada, cell, "Two");

        assertThat(inbox.unread(bob)).isGreaterThan(0);
        assertThat(db.fetchSingle(
                                "select count(*) from notification where account_id = ? and kind = 'commented' and read_at is null and count = 1",
                                bob.account())
                        .get(0, Integer.class))
                .isEqualTo(1);
    }

    // ---------------------------------------------------------------- people

    @Test
    void whoever_leaves_is_named_no_more_and_what_they_wrote_stays() {
        bothHaveReported();
        discussions.write(bob, cell, "From me");
        discussions.write(ada, cell, "Thanks, " + named(bob));
        assertThat(new String(privacy.download(bob), StandardCharsets.UTF_8)).contains("\"From me\"");

        privacy.leave(bob);

        List<Comment> stay = discussions.of(ada, cell).comments();
        assertThat(stay.getFirst().text()).isEqualTo("From me");
        assertThat(stay.getFirst().author()).isNull();
        assertThat(stay.get(1).text()).doesNotContain(bob.name());
        assertThat(stay.get(1).html("somebody who left")).contains("&#64;somebody who left");
        assertThat(db.fetchSingle("select string_agg(text, ' ') from comment where trial_id = ?", trial.id())
                        .get(0, String.class))
                .doesNotContain(bob.name());
    }

    @Test
    void whoever_follows_a_cell_hears_of_it() {
        AtomicInteger heard = new AtomicInteger();
        Live.Subscription subscription = discussions.follow(cell, heard::incrementAndGet);
        discussions.write(ada, cell, "News");
        await().untilAsserted(() -> assertThat(heard.get()).isPositive());
        subscription.end();
    }

    private static void together(int many, Consumer<Integer> what) throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(many)) {
            CountDownLatch start = new CountDownLatch(1);
            List<? extends Future<?>> all = java.util.stream.IntStream.range(0, many)
                    .mapToObj(n -> people.submit(() -> {
                        start.await();
                        what.accept(n);
                        return n;
                    }))
                    .toList();
            start.countDown();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
