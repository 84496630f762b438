package dev.tessera.board;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.board.TrialBoard.Figures;
import dev.tessera.board.TrialBoard.OrganisationProgress;
import dev.tessera.board.TrialBoard.Pace;
import dev.tessera.board.TrialBoard.Partners;
import dev.tessera.board.TrialBoard.TestCoverage;
import dev.tessera.common.Refusal;
import dev.tessera.specification.TestCase;
import dev.tessera.trial.Encounters;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialRole;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** How a trial goes, for those who run or review it: what is covered, who has met whom, who is silent. */
@Service
public class TrialBoards {

    /** For how many days somebody who takes part in an open trial may say nothing before it shows. */
    public static final int SILENT_DAYS = 3;

    /** How many of those that a product has not met are named. */
    private static final int NAMED = 4;

    private static final int LONGEST_PACE = 400;

    private final BoardQueries queries;
    private final Trials trials;
    private final TrialTests tests;
    private final AccessPolicy policy;
    private final Clock clock;

    TrialBoards(BoardQueries queries, Trials trials, TrialTests tests, AccessPolicy policy, Clock clock) {
        this.queries = queries;
        this.trials = trials;
        this.tests = tests;
        this.policy = policy;
        this.clock = clock;
    }

    private Trial oversee(Viewer viewer, String slug) {
        Trial trial = trials.see(viewer, slug);
        if (!policy.mayOversee(viewer, trial.scope())) {
            throw Refusal.forbidden("board.not-yours", trial.title());
        }
        return trial;
    }

    /** How a trial goes at this moment. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public TrialBoard board(Viewer viewer, String slug) {
        Trial trial = oversee(viewer, slug);
        List<Participant> all = trials.participants(trial.id());
        return new Reading(trial, tests.cases(trial), trials.roles(trial), all, clock.instant()).board();
    }

    /** A cell of the matrix. */
    private record At(long test, long participation) {}

    /** What is read once for a board, and what is counted from it. */
    private final class Reading {

        private final Trial trial;
        private final List<TestCase> cases;
        private final Encounters encounters;
        private final List<Participant> taking;
        private final Instant now;
        private final Map<Long, Participant> byId = new HashMap<>();
        private final Map<At, BoardQueries.Cell> said = new HashMap<>();
        private final List<BoardQueries.Pair> pairs;

        Reading(Trial trial, List<TestCase> cases, List<TrialRole> roles, List<Participant> all, Instant now) {
            this.trial = trial;
            this.cases = cases;
            this.encounters = new Encounters(trial.setup(), cases, roles);
            this.taking = all.stream().filter(p -> !p.hasLeft()).toList();
            this.now = now;
            all.forEach(p -> byId.put(p.id(), p));
            queries.cells(trial.id()).forEach(c -> said.put(new At(c.testCase(), c.participation()), c));
            this.pairs = queries.pairs(trial.id());
        }

        TrialBoard board() {
            List<TestCoverage> coverage = new ArrayList<>();
            Map<Long, Counted> organisations = new LinkedHashMap<>();
            taking.forEach(p -> organisations.computeIfAbsent(p.organisationId(), id -> new Counted(p)).products++);
            Map<LocalDate, Integer> firsts = new TreeMap<>();
            int cells = 0;
            int run = 0;
            int passed = 0;
            for (TestCase test : cases) {
                Counted here = new Counted(null);
                for (Participant p : taking) {
                    if (test.isFor(p.roleId())) {
                        BoardQueries.Cell cell = said.get(new At(test.id(), p.id()));
                        here.add(cell);
                        Counted own = organisations.get(p.organisationId());
                        if (own != null) {
                            own.add(cell);
                        }
                        if (cell != null && cell.run() && cell.first() != null) {
                            firsts.merge(
                                    LocalDate.ofInstant(
                                            cell.first(), trial.setup().zone()),
                                    1,
                                    Integer::sum);
                        }
                    }
                }
                cells += here.cells;
                run += here.run;
                passed += here.passed;
                coverage.add(new TestCoverage(
                        test.key(), test.title(), test.kind(), here.cells, here.run, here.passed, here.disputed));
            }
            coverage.sort(Comparator.comparingDouble(c -> c.products() == 0 ? 2 : (double) c.run() / c.products()));
            return new TrialBoard(
                    trial,
                    figures(cells, run, passed),
                    coverage,
                    partners(),
                    (int) taking.stream().filter(encounters::hasAny).count(),
                    organisations(organisations),
                    pace(cells, firsts),
                    PhaseDue.of(trial, now));
        }

        private Figures figures(int cells, int run, int passed) {
            int results = 0;
            int agreed = 0;
            int disputed = 0;
            int waiting = 0;
            for (BoardQueries.Pair pair : pairs) {
                results += pair.results();
                agreed += pair.agreed();
                disputed += pair.disputed();
                waiting += answers(pair) ? pair.oneSided() : 0;
            }
            return new Figures(
                    queries.participants(trial.id()), cells, run, passed, results, agreed, disputed, waiting);
        }

        /** Whether there is another side that could answer: an organisation speaks once where both are its own. */
        private boolean answers(BoardQueries.Pair pair) {
            Participant subject = byId.get(pair.subject());
            Participant peer = byId.get(pair.peer());
            return subject != null && peer != null && subject.organisationId() != peer.organisationId();
        }

        private List<Partners> partners() {
            Map<Long, Set<Long>> met = new HashMap<>();
            for (BoardQueries.Pair pair : pairs) {
                if (pair.run() > 0 && pair.subject() != pair.peer()) {
                    met.computeIfAbsent(pair.subject(), id -> new HashSet<>()).add(pair.peer());
                    met.computeIfAbsent(pair.peer(), id -> new HashSet<>()).add(pair.subject());
                }
            }
            Comparator<Participant> neediest = Comparator.comparingInt(
                    p -> met.getOrDefault(p.id(), Set.of()).size());
            List<Participant> byNeed = taking.stream().sorted(neediest).toList();
            List<Partners> lacking = new ArrayList<>();
            for (Participant p : byNeed) {
                Set<Long> own = met.getOrDefault(p.id(), Set.of());
                if (!encounters.hasAny(p) || own.size() >= encounters.least(p)) {
                    continue;
                }
                List<Participant> fit =
                        byNeed.stream().filter(o -> encounters.meet(p, o)).toList();
                lacking.add(new Partners(
                        p.id(),
                        p.label(),
                        p.organisation(),
                        own.size(),
                        encounters.least(p),
                        fit.size(),
                        fit.stream()
                                .filter(o -> !own.contains(o.id()))
                                .limit(NAMED)
                                .map(Participant::label)
                                .toList()));
            }
            return lacking;
        }

        private List<OrganisationProgress> organisations(Map<Long, Counted> counted) {
            boolean open = trial.status() == TrialStatus.OPEN;
            Instant recent = now.minus(Duration.ofDays(SILENT_DAYS));
            return counted.values().stream()
                    .map(c -> c.progress(open && c.cells > 0 && (c.last == null || c.last.isBefore(recent))))
                    .sorted(Comparator.comparing((OrganisationProgress p) -> !p.silent())
                            .thenComparing(p -> p.last() == null ? Instant.MIN : p.last())
                            .thenComparing(OrganisationProgress::name))
                    .toList();
        }

        private @Nullable Pace pace(int cells, Map<LocalDate, Integer> firsts) {
            LocalDate opens = trial.opensOn();
            LocalDate closes = trial.closesOn();
            if (opens == null || closes == null || ChronoUnit.DAYS.between(opens, closes) > LONGEST_PACE) {
                return null;
            }
            LocalDate today = LocalDate.ofInstant(now, trial.setup().zone());
            int days = Math.toIntExact(ChronoUnit.DAYS.between(opens, closes)) + 1;
            int begun = Math.clamp(ChronoUnit.DAYS.between(opens, today) + 1, 0, days);
            List<Pace.Day> all = new ArrayList<>(days);
            for (int d = 0; d < days; d++) {
                LocalDate day = opens.plusDays(d);
                // What was run after the last day belongs to it, or the sums would not meet.
                int run = firsts.entrySet().stream()
                        .filter(e -> !e.getKey().isAfter(day) || day.equals(closes))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
                all.add(new Pace.Day(day, d < begun ? run : null, (int) Math.round((double) cells * (d + 1) / days)));
            }
            return new Pace(cells, all, begun);
        }
    }

    /** What is counted of a test, or of an organisation. */
    private static final class Counted {

        private final @Nullable Participant of;
        private int products;
        private int cells;
        private int run;
        private int passed;
        private int reported;
        private int disputed;
        private @Nullable Instant last;

        Counted(@Nullable Participant of) {
            this.of = of;
        }

        void add(BoardQueries.@Nullable Cell cell) {
            cells++;
            if (cell != null) {
                run += cell.run() ? 1 : 0;
                passed += cell.passed() ? 1 : 0;
                reported += cell.said() ? 1 : 0;
                disputed += cell.disputed() ? 1 : 0;
                if (cell.last() != null && (last == null || cell.last().isAfter(last))) {
                    last = cell.last();
                }
            }
        }

        OrganisationProgress progress(boolean silent) {
            Participant one = java.util.Objects.requireNonNull(of);
            return new OrganisationProgress(
                    one.organisationId(),
                    one.organisationSlug(),
                    one.organisation(),
                    products,
                    cells,
                    reported,
                    last,
                    silent);
        }
    }
}
