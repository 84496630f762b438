package dev.tessera.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.Viewer;
import dev.tessera.common.Messages;
import dev.tessera.common.Refusal;
import dev.tessera.result.CellKey;
import dev.tessera.result.Decided;
import dev.tessera.result.Decision;
import dev.tessera.result.Decisions;
import dev.tessera.result.Reports;
import dev.tessera.result.Seen;
import dev.tessera.result.Verdict;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Participations;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whatever was reported and decided since, the matrix as of a moment is the one that was read at that moment. */
@ServerTest
class PastMatrixTest {

    private static final String SUITE = """
            key,title,kind,roles
            one,One product's,,Tool
            two,Another,,Tool
            three,Of the other role,,Platform
            pair,Two that meet,interoperability,Tool;Platform
            both,Two that meet again,interoperability,Tool;Platform
            """;

    private static final int STEPS = 70;

    @Autowired
    private Given given;

    @Autowired
    private Reports reports;

    @Autowired
    private Decisions decisions;

    @Autowired
    private Participations participations;

    @Autowired
    private Matrices matrices;

    @Autowired
    private Messages messages;

    @Autowired
    private DSLContext db;

    @Autowired
    private PlatformTransactionManager transactions;

    private Trial trial;
    private final List<Participant> tools = new ArrayList<>();
    private final List<Participant> platforms = new ArrayList<>();
    private final Map<Long, Viewer> members = new HashMap<>();

    private record Then(Instant at, List<String> told, List<String> pairs, List<String> own, Matrix matrix) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void every_moment_is_as_it_was(long seed) {
        Random random = new Random(seed);
        Viewer coordinator = given.coordinator().viewer();
        make(seed % 2 == 0 ? Visibility.OPEN : Visibility.CONFIDENTIAL);
        Viewer member = members.get(platforms.getFirst().id());
        List<Then> moments = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            if (step == STEPS / 3) {
                participations.withdraw(coordinator, trial.slug(), tools.get(2).id(), null);
                tools.remove(2);
                trial = given.now(trial);
            } else if (step == STEPS / 2) {
                Participant late = given.participant(trial, given.organisation().id(), Given.unique("Late"), "Tool");
                members.put(late.id(), given.member(late.organisationId()).viewer());
                tools.add(late);
                trial = given.now(trial);
            } else if (random.nextInt(4) == 0) {
                decide(random, coordinator);
            } else {
                say(random);
            }
            moments.add(now(coordinator, member));
        }
        assertThat(moments.stream().map(Then::told).distinct().count())
                .as("something happened")
                .isGreaterThan(STEPS / 2);
        for (Then then : moments) {
            Matrix past = matrices.matrix(coordinator, trial, then.at());
            assertThat(told(past)).as("as of %s", then.at()).isEqualTo(then.told());
            assertThat(past.asOf()).isEqualTo(then.at());
            assertThat(pairsTold(coordinator, then.at())).isEqualTo(then.pairs());
            assertThat(told(matrices.matrix(member, trial, then.at()))).isEqualTo(then.own());
        }
        Then first = moments.getFirst();
        Then last = moments.getLast();
        assertThat(Difference.inTime(first.matrix(), first.matrix()).changed()).isZero();
        Difference difference = Difference.inTime(first.matrix(), last.matrix());
        assertThat(difference.changed())
                .isEqualTo(difference.changes().stream().mapToInt(Map::size).sum())
                .isPositive();
    }

    @Test
    void there_is_nothing_before_the_trial_nor_after_now() {
        make(Visibility.OPEN);
        assertThatThrownBy(() -> matrices.matrix(Viewer.ANYBODY, trial, Instant.parse("1999-01-01T00:00:00Z")))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        r -> assertThat(messages.text(Locale.ENGLISH, r.sentence()))
                                .contains(trial.title() + " was begun at ", "as of 1999-01-01T00:00:00Z"));
        assertThatThrownBy(() ->
                        matrices.matrix(Viewer.ANYBODY, trial, Instant.now().plus(1, ChronoUnit.DAYS)))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        r -> assertThat(messages.text(Locale.ENGLISH, r.sentence()))
                                .contains("has not come yet"));
    }

    private Then now(Viewer coordinator, Viewer member) {
        Matrix matrix = matrices.matrix(coordinator, trial);
        List<String> pairs = pairsTold(coordinator, null);
        List<String> own = told(matrices.matrix(member, trial));
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        // What happens next happens at a later moment of the database's clock, which counts microseconds.
        while (!Instant.now().truncatedTo(ChronoUnit.MICROS).isAfter(at)) {
            Thread.onSpinWait();
        }
        return new Then(at, told(matrix), pairs, own, matrix);
    }

    private void make(Visibility visibility) {
        String specification = given.specification("Tool", "Platform");
        given.suite(specification, SUITE);
        trial = given.trial(specification, TrialStatus.OPEN, visibility);
        for (int i = 0; i < 3; i++) {
            tools.add(given.participant(trial, given.organisation().id(), Given.unique("Tool"), "Tool"));
            platforms.add(given.participant(trial, given.organisation().id(), Given.unique("Platform"), "Platform"));
        }
        tools.forEach(p -> members.put(p.id(), given.member(p.organisationId()).viewer()));
        platforms.forEach(
                p -> members.put(p.id(), given.member(p.organisationId()).viewer()));
        trial = given.now(trial);
    }

    private void say(Random random) {
        Participant tool = tools.get(random.nextInt(tools.size()));
        Participant platform = platforms.get(random.nextInt(platforms.size()));
        Verdict verdict = Verdict.values()[random.nextInt(Verdict.values().length)];
        String reason =
                verdict.needsReason() ? List.of("no_peer", "unsupported").get(random.nextInt(2)) : null;
        boolean meet = random.nextInt(3) > 0;
        Participant who = !meet || random.nextBoolean() ? tool : platform;
        reports.record(
                members.get(who.id()),
                trial.slug(),
                meet ? random.nextBoolean() ? "pair" : "both" : random.nextBoolean() ? "one" : "two",
                tool.id(),
                meet ? platform.id() : null,
                verdict,
                reason,
                null);
    }

    private record Cell(CellKey key, Seen seen) {}

    private static @Nullable Verdict verdict(@Nullable String word) {
        return word == null ? null : Verdict.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** A decision as reviewers make it, by what holds them: the kept review, and the outcome under it. */
    private void decide(Random random, Viewer coordinator) {
        List<Cell> cells = db.fetch("""
                        select test_case_id, subject_id, peer_id, subject_verdict::text, subject_at, peer_verdict::text,
                               peer_at, decided_at
                          from outcome where trial_id = ? order by test_case_id, subject_id, peer_id""", trial.id())
                .map(r -> new Cell(
                        new CellKey(trial.id(), r.get(0, Long.class), r.get(1, Long.class), r.get(2, Long.class)),
                        new Seen(
                                verdict(r.get(3, String.class)),
                                r.get(4, Instant.class),
                                verdict(r.get(5, String.class)),
                                r.get(6, Instant.class),
                                r.get(7, Instant.class))));
        if (cells.isEmpty()) {
            return;
        }
        Cell chosen = cells.get(random.nextInt(cells.size()));
        CellKey cell = chosen.key();
        Decision decision = Decision.values()[random.nextInt(3)];
        Verdict verdict = decision == Decision.RETURNED ? null : Verdict.values()[random.nextInt(3)];
        Instant at = Instant.now();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            assertThat(decisions.decide(cell, new Decided(decision, verdict, null, chosen.seen(), at)))
                    .isTrue();
            db.execute("""
                    insert into review (trial_id, test_case_id, subject_id, peer_id, decision, verdict, reason,
                      seen_subject, seen_subject_at, seen_peer, seen_peer_at, account_id, decided_at, takes_effect)
                    select trial_id, test_case_id, subject_id, peer_id, decision, decided_verdict, 'so',
                      seen_subject, seen_subject_at, seen_peer, seen_peer_at, ?, decided_at, true
                      from outcome where trial_id = ? and test_case_id = ? and subject_id = ?
                       and peer_id is not distinct from ?""", coordinator.account(), trial.id(), cell.testCase(), cell.subject(), cell.peer());
        });
    }

    private List<String> pairsTold(Viewer viewer, @Nullable Instant asOf) {
        List<String> told = new ArrayList<>();
        for (String test : new String[] {null, "pair", "both"}) {
            PairMatrix pairs =
                    asOf == null ? matrices.pairs(viewer, trial, test) : matrices.pairs(viewer, trial, test, asOf);
            for (PairMatrix.Subject row : pairs.subjects()) {
                for (int c = 0; c < pairs.peers().size(); c++) {
                    String said = row.cell(c) + " " + row.mark(c) + " "
                            + row.tallies().get(c);
                    // Who came later is not among the pairs of before: a pair that nobody spoke of is told by nobody.
                    if (!said.equals("u null " + Tally.NONE)
                            && !said.startsWith("u Mark[standing=null, subject=null, peer=null, reason=withdrawn]")) {
                        told.add(test + " " + row.subject().id() + " "
                                + pairs.peers().get(c).id() + ": " + said);
                    }
                }
            }
        }
        return told;
    }

    private static List<String> told(Matrix matrix) {
        List<String> told = new ArrayList<>();
        for (Row row : matrix.rows()) {
            for (int c = 0; c < matrix.columns().size(); c++) {
                told.add(row.key() + " " + matrix.columns().get(c).id() + ": " + row.cell(c) + " " + row.mark(c));
            }
        }
        return told;
    }
}
