package dev.tessera.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tessera.Given;
import dev.tessera.ServerTest;
import dev.tessera.access.Viewer;
import dev.tessera.organisation.Organisation;
import dev.tessera.result.Reports;
import dev.tessera.result.Side;
import dev.tessera.result.Verdict;
import dev.tessera.trial.Participant;
import dev.tessera.trial.ParticipationStatus;
import dev.tessera.trial.Participations;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialStatus;
import dev.tessera.trial.Visibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What a board and a to-do list count is what comes out when one goes over every cell by hand, whatever was reported by
 * whom in which order, and whoever withdrew.
 */
@ServerTest
class BoardCountsTest {

    private static final String SUITE = """
            key,title,kind,roles
            a,For both,,
            t,For tools,,Tool
            p,For platforms,,Platform
            i,Two that meet,interoperability,Tool;Platform
            j,Two that meet again,interoperability,Tool;Platform
            """;

    private static final int REPORTS = 90;

    private final Given given;
    private final Reports reports;
    private final Participations participations;
    private final TrialBoards boards;
    private final ToDos toDos;

    @Autowired
    BoardCountsTest(Given given, Reports reports, Participations participations, TrialBoards boards, ToDos toDos) {
        this.given = given;
        this.reports = reports;
        this.participations = participations;
        this.boards = boards;
        this.toDos = toDos;
    }

    private record Cell(String test, long subject, @Nullable Long peer) {}

    private final Map<Cell, Map<Side, Verdict>> cells = new HashMap<>();
    private final Map<Long, Viewer> people = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void they_are_what_one_counts_by_hand(long seed) {
        Random lot = new Random(seed);
        String specification = given.specification("Tool", "Platform");
        given.suite(specification, SUITE);
        Trial trial = given.trial(specification, TrialStatus.OPEN, Visibility.CONFIDENTIAL);
        List<Participant> all = participants(trial, lot);
        trial = given.now(trial);
        for (int n = 0; n < REPORTS; n++) {
            report(trial, all, lot);
        }
        Viewer coordinator = given.coordinator().viewer();
        Participant left = all.get(lot.nextInt(all.size()));
        participations.withdraw(coordinator, trial.slug(), left.id(), null);
        List<Participant> taking = all.stream().filter(p -> p != left).toList();

        TrialBoard board = boards.board(coordinator, trial.slug());

        assertThat(board.tests())
                .extracting(
                        TrialBoard.TestCoverage::key,
                        TrialBoard.TestCoverage::products,
                        TrialBoard.TestCoverage::run,
                        TrialBoard.TestCoverage::passed,
                        TrialBoard.TestCoverage::disputed)
                .containsExactlyInAnyOrderElementsOf(List.of("a", "t", "p", "i", "j").stream()
                        .map(test -> {
                            List<Participant> its =
                                    taking.stream().filter(p -> isFor(test, p)).toList();
                            return tuple(
                                    test,
                                    its.size(),
                                    (int) its.stream().filter(p -> ran(test, p)).count(),
                                    (int) its.stream()
                                            .filter(p -> passed(test, p))
                                            .count(),
                                    (int) its.stream()
                                            .filter(p -> disputed(test, p))
                                            .count());
                        })
                        .toList());
        assertThat(board.figures().cells())
                .isEqualTo(board.tests().stream()
                        .mapToInt(TrialBoard.TestCoverage::products)
                        .sum());
        List<Map<Side, Verdict>> pairs = cells.entrySet().stream()
                .filter(e -> e.getKey().peer() != null)
                .map(Map.Entry::getValue)
                .toList();
        assertThat(board.figures().pairs()).isEqualTo(pairs.size());
        assertThat(board.figures().waiting()).isEqualTo((int) cells.entrySet().stream()
                .filter(e -> e.getKey().peer() != null && e.getValue().size() == 1 && !oneOwner(all, e.getKey()))
                .count());
        assertThat(board.figures().agreed() + board.figures().disputed())
                .isEqualTo((int) pairs.stream().filter(p -> p.size() == 2).count());
        assertThat(board.figures().participants())
                .containsEntry(ParticipationStatus.ACCEPTED, taking.size())
                .containsEntry(ParticipationStatus.WITHDRAWN, 1);
        Map<Long, Integer> lacking = new LinkedHashMap<>();
        board.partners().forEach(p -> lacking.put(p.participation(), p.met()));
        taking.forEach(p -> {
            int met = met(p).size();
            assertThat(lacking.get(p.id())).isEqualTo(met < 3 ? met : null);
        });
        for (TrialBoard.OrganisationProgress organisation : board.organisations()) {
            List<Participant> own = taking.stream()
                    .filter(p -> p.organisationId() == organisation.id())
                    .toList();
            assertThat(organisation.reported()).isEqualTo((int) own.stream()
                    .mapToLong(p -> List.of("a", "t", "p", "i", "j").stream()
                            .filter(test -> isFor(test, p) && said(test, p))
                            .count())
                    .sum());
        }
        for (Viewer person : people.values()) {
            requireSameToDo(toDos.of(person), person, taking, all);
        }
    }

    private void requireSameToDo(ToDo toDo, Viewer person, List<Participant> taking, List<Participant> all) {
        List<Participant> own = taking.stream()
                .filter(p -> person.organisations().contains(p.organisationId()))
                .toList();
        assertThat(toDo.answers()).hasSize((int) own.stream()
                .flatMap(p -> cells.entrySet().stream()
                        .filter(e -> e.getKey().peer() != null && !oneOwner(all, e.getKey()))
                        .filter(e -> (e.getKey().subject() == p.id()
                                        && !e.getValue().containsKey(Side.SUBJECT))
                                || (p.id() == e.getKey().peer() && !e.getValue().containsKey(Side.PEER))))
                .count());
        assertThat(toDo.disputes()).hasSize((int) own.stream()
                .flatMap(p -> cells.entrySet().stream()
                        .filter(e -> e.getKey().peer() != null && disputes(e.getValue()))
                        .filter(e -> e.getKey().subject() == p.id()
                                || p.id() == e.getKey().peer()))
                .count());
        Map<Long, Integer> unreported = new HashMap<>();
        toDo.reports().forEach(r -> unreported.put(r.own(), r.tests() - r.reported()));
        for (Participant p : own) {
            int missing = (int) List.of("a", "t", "p").stream()
                    .filter(test -> isFor(test, p) && !said(test, p))
                    .count();
            assertThat(unreported.getOrDefault(p.id(), 0)).isEqualTo(missing);
        }
    }

    private List<Participant> participants(Trial trial, Random lot) {
        List<Participant> all = new ArrayList<>();
        for (int o = 0; o < 5; o++) {
            Organisation organisation = given.organisation();
            people.put(organisation.id(), given.member(organisation.id()).viewer());
            for (int n = 0; n <= lot.nextInt(2); n++) {
                String role = lot.nextBoolean() ? "Tool" : "Platform";
                all.add(given.participant(trial, organisation.id(), Given.unique("Product"), role));
            }
        }
        return all;
    }

    private void report(Trial trial, List<Participant> all, Random lot) {
        Participant subject = all.get(lot.nextInt(all.size()));
        Participant peer = all.get(lot.nextInt(all.size()));
        String test = List.of("a", "t", "p", "i", "j", "i", "j").get(lot.nextInt(7));
        boolean pair = test.equals("i") || test.equals("j");
        boolean fits = pair ? "Tool".equals(subject.role()) && "Platform".equals(peer.role()) : isFor(test, subject);
        if (!fits) {
            return;
        }
        Verdict verdict = Verdict.values()[lot.nextInt(Verdict.values().length)];
        // An organisation that has both products speaks for the subject.
        boolean asPeer = pair && lot.nextBoolean() && subject.organisationId() != peer.organisationId();
        Participant speaks = asPeer ? peer : subject;
        Long with = pair ? peer.id() : null;
        reports.record(
                java.util.Objects.requireNonNull(people.get(speaks.organisationId())),
                trial.slug(),
                test,
                subject.id(),
                with,
                verdict,
                verdict.needsReason() ? "no_peer" : null,
                null);
        cells.computeIfAbsent(new Cell(test, subject.id(), with), c -> new HashMap<>())
                .put(asPeer ? Side.PEER : Side.SUBJECT, verdict);
    }

    private static boolean isFor(String test, Participant p) {
        return switch (test) {
            case "t" -> "Tool".equals(p.role());
            case "p" -> "Platform".equals(p.role());
            default -> true;
        };
    }

    private List<Map.Entry<Cell, Map<Side, Verdict>>> of(String test, Participant p) {
        return cells.entrySet().stream()
                .filter(e -> e.getKey().test().equals(test))
                .filter(e -> e.getKey().subject() == p.id()
                        || (e.getKey().peer() != null && e.getKey().peer() == p.id()))
                .toList();
    }

    private static Verdict stands(Map<Side, Verdict> said) {
        Set<Verdict> verdicts = new HashSet<>(said.values());
        return verdicts.size() == 1 ? verdicts.iterator().next() : Verdict.INCONCLUSIVE;
    }

    private static boolean disputes(Map<Side, Verdict> said) {
        return new HashSet<>(said.values()).size() > 1;
    }

    private boolean ran(String test, Participant p) {
        return of(test, p).stream().anyMatch(e -> stands(e.getValue()).isRun());
    }

    private boolean passed(String test, Participant p) {
        List<Verdict> run = of(test, p).stream()
                .map(e -> stands(e.getValue()))
                .filter(Verdict::isRun)
                .toList();
        return !run.isEmpty() && run.stream().allMatch(v -> v == Verdict.PASSED);
    }

    private boolean disputed(String test, Participant p) {
        return of(test, p).stream().anyMatch(e -> disputes(e.getValue()));
    }

    private boolean said(String test, Participant p) {
        return of(test, p).stream()
                .anyMatch(e -> e.getValue().containsKey(e.getKey().subject() == p.id() ? Side.SUBJECT : Side.PEER));
    }

    private Set<Long> met(Participant p) {
        Set<Long> others = new HashSet<>();
        for (String test : List.of("i", "j")) {
            of(test, p).stream()
                    .filter(e -> stands(e.getValue()).isRun())
                    .forEach(e -> others.add(
                            e.getKey().subject() == p.id()
                                    ? e.getKey().peer()
                                    : Long.valueOf(e.getKey().subject())));
        }
        return others;
    }

    private static boolean oneOwner(List<Participant> all, Cell cell) {
        return all.stream()
                        .filter(p -> p.id() == cell.subject() || (cell.peer() != null && p.id() == cell.peer()))
                        .map(Participant::organisationId)
                        .distinct()
                        .count()
                == 1;
    }
}
