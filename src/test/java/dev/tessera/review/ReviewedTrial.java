package dev.tessera.review;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.MembershipRole;
import dev.tessera.access.Viewer;
import dev.tessera.account.Accounts;
import dev.tessera.audit.Audit;
import dev.tessera.common.Refusal;
import dev.tessera.live.Live;
import dev.tessera.membership.Memberships;
import dev.tessera.organisation.Organisation;
import dev.tessera.result.CellKey;
import dev.tessera.result.Decisions;
import dev.tessera.result.Outcome;
import dev.tessera.result.Reports;
import dev.tessera.result.Verdict;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Reviewers;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialForm;
import dev.tessera.trial.TrialSetups;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import dev.tessera.trial.Visibility;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A confidential trial of a tool and a platform, its reviewers, and a clock that goes as fast as one likes. */
@ServerTest
abstract class ReviewedTrial {

    private static final String SUITE = """
            key,title,kind,roles,group
            C1,One,conformance,Tool,launch
            C2,Two,conformance,Tool,launch
            C3,Three,conformance,Tool,grades
            C4,Four,conformance,Tool,grades
            P1,Pair one,interoperability,Tool;Platform,launch
            P2,Pair two,interoperability,Tool;Platform,grades
            """;

    @Autowired
    Given given;

    @Autowired
    Accounts accounts;

    @Autowired
    Memberships memberships;

    @Autowired
    Reviewers appointed;

    @Autowired
    Trials trials;

    @Autowired
    TrialTests tests;

    @Autowired
    TrialSetups setups;

    @Autowired
    Reports reports;

    @Autowired
    Readiness readiness;

    @Autowired
    CriticalTests criticalTests;

    @Autowired
    QueueQueries queueQueries;

    @Autowired
    ReviewQueries reviewQueries;

    @Autowired
    DSLContext db;

    @Autowired
    ApplicationContext beans;

    Viewer coordinator;
    Organisation toolMaker;
    Organisation platformMaker;
    Viewer tooler;
    Viewer platformer;
    Viewer one;
    Viewer two;
    Viewer partial;
    Participant tool;
    Participant platform;
    Trial trial;
    private TransactionTemplate transaction;
    private Reviews reviews;
    private Appeals appeals;
    private volatile Duration ahead = Duration.ZERO;

    @BeforeEach
    void make() {
        coordinator = given.coordinator().viewer();
        toolMaker = given.organisation();
        platformMaker = given.organisation();
        tooler = given.member(toolMaker.id()).viewer();
        platformer = given.member(platformMaker.id()).viewer();
        String specification = given.specification("Tool", "Platform");
        given.suite(specification, SUITE);
        Trial made = given.trial(specification, TrialStatus.OPEN, Visibility.CONFIDENTIAL);
        tool = given.participant(made, toolMaker.id(), Given.unique("Tool"), "Tool");
        platform = given.participant(made, platformMaker.id(), Given.unique("Platform"), "Platform");
        trial = given.now(made);
        one = reviewer(null);
        two = reviewer(null);
        partial = reviewer(platformMaker.id());
        transaction = new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
        AccessPolicy policy = beans.getBean(AccessPolicy.class);
        Audit audit = beans.getBean(Audit.class);
        Live live = beans.getBean(Live.class);
        Deciding deciding = new Deciding(
                queueQueries,
                reviewQueries,
                beans.getBean(ReadinessQueries.class),
                beans.getBean(Decisions.class),
                trials,
                tests,
                policy,
                audit,
                live,
                beans,
                clock());
        reviews = new Reviews(deciding, queueQueries, reviewQueries, policy, live);
        appeals = new Appeals(
                beans.getBean(AppealQueries.class),
                reviewQueries,
                queueQueries,
                deciding,
                reports,
                trials,
                tests,
                policy,
                audit,
                live,
                beans);
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.now().plus(ahead);
            }
        };
    }

    /** So much later than before. */
    final void later(Duration time) {
        ahead = ahead.plus(time);
    }

    final Viewer reviewer(@Nullable Long organisation) {
        String name = Given.unique("reviewer");
        long id = accounts.create(name + "@example.org", name, "a password", null);
        if (organisation != null) {
            memberships.join(id, organisation, MembershipRole.MEMBER);
        }
        appointed.appoint(coordinator, trial.slug(), name + "@example.org");
        return accounts.viewer(id).orElseThrow();
    }

    final void phase(TrialStatus status) {
        setups.put(coordinator, trial.slug(), new TrialForm(null, null, null, status, null, null, null));
        trial = given.now(trial);
    }

    /** What the tool's side says of a test of its own, or of a pair. */
    final CellKey toolSays(String test, Verdict verdict) {
        boolean pair = test.startsWith("P");
        String reason = verdict.needsReason() ? "no time" : null;
        reports.record(tooler, trial.slug(), test, tool.id(), pair ? platform.id() : null, verdict, reason, null);
        return cell(test);
    }

    final CellKey platformSays(String test, Verdict verdict) {
        reports.record(platformer, trial.slug(), test, tool.id(), platform.id(), verdict, null, null);
        return cell(test);
    }

    final CellKey cell(String test) {
        return new CellKey(trial.id(), test(test).id(), tool.id(), test.startsWith("P") ? platform.id() : null);
    }

    final TestCase test(String key) {
        return tests.cases(trial).stream()
                .filter(t -> t.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    final Outcome outcome(CellKey cell) {
        return reports.outcome(cell.trial(), cell.testCase(), cell.subject(), cell.peer())
                .orElseThrow();
    }

    final void ready() {
        readiness.set(tooler, trial.slug(), tool.id(), true);
    }

    final void critical(String... keys) {
        criticalTests.choose(
                coordinator,
                trial.slug(),
                Set.of(keys).stream().map(k -> test(k).lineage()).collect(Collectors.toSet()));
    }

    /** The tests of the queue, in its order. */
    final List<String> queue(Viewer viewer) {
        return queue(viewer, QueueFilter.ALL);
    }

    final List<String> queue(Viewer viewer, QueueFilter filter) {
        return in(() -> reviews.queue(viewer, trial.slug(), filter, 0)).items().stream()
                .map(i -> i.test().key() + " " + i.kind())
                .toList();
    }

    final QueueItem look(Viewer viewer, CellKey cell) {
        return in(() -> reviews.look(viewer, trial.slug(), cell)).orElseThrow();
    }

    final Ruled decide(Viewer viewer, CellKey cell, Ruling ruling) {
        return decide(viewer, cell, ruling, outcome(cell));
    }

    final Ruled decide(Viewer viewer, CellKey cell, Ruling ruling, Outcome seen) {
        return in(() -> reviews.decide(viewer, trial.slug(), cell, ruling, seen.seen()));
    }

    final Bulk verifyAll(Viewer viewer, CellKey... cells) {
        List<Looked> looked = List.of(cells).stream()
                .map(c -> new Looked(c, outcome(c).seen()))
                .toList();
        return in(() -> reviews.verifyAll(viewer, trial.slug(), looked));
    }

    final void claim(Viewer viewer, CellKey cell) {
        in(() -> reviews.claim(viewer, trial.slug(), cell));
    }

    final void release(Viewer viewer, CellKey cell) {
        transaction.executeWithoutResult(status -> reviews.release(viewer, trial.slug(), cell));
    }

    final long appeal(Viewer viewer, CellKey cell) {
        return in(() -> appeals.make(viewer, trial.slug(), cell, "We see it otherwise."));
    }

    final void withdraw(Viewer viewer, long appeal) {
        transaction.executeWithoutResult(status -> appeals.withdraw(viewer, trial.slug(), appeal));
    }

    final void uphold(Viewer viewer, long appeal) {
        transaction.executeWithoutResult(status -> appeals.uphold(viewer, trial.slug(), appeal, "It stays."));
    }

    final Ruled grant(Viewer viewer, long appeal, CellKey cell, Ruling ruling) {
        return in(() -> appeals.grant(
                viewer, trial.slug(), appeal, ruling, outcome(cell).seen()));
    }

    final CellReviews reviewsOf(Viewer viewer, CellKey cell) {
        return in(() -> appeals.of(viewer, trial.slug(), cell));
    }

    final <T> T in(Supplier<T> what) {
        return Objects.requireNonNull(transaction.execute(status -> what.get()));
    }

    static void refused(String key, ThrowingCallable what) {
        assertThatThrownBy(what)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        r -> org.assertj.core.api.Assertions.assertThat(
                                        r.sentence().key())
                                .isEqualTo(key));
    }
}
