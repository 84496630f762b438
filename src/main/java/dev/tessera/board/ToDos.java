package dev.tessera.board;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.board.ToDo.Asked;
import dev.tessera.board.ToDo.Deadline;
import dev.tessera.board.ToDo.In;
import dev.tessera.board.ToDo.Joining;
import dev.tessera.board.ToDo.Reporting;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Encounters;
import dev.tessera.trial.Participant;
import dev.tessera.trial.ParticipationStatus;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** What each participant has to do next, over all trials that go on or are to come. */
@Service
public class ToDos {

    /** A day that is further away is no deadline yet. */
    private static final int AHEAD = 30;

    private static final int MOST_MEETINGS = 5;

    private final ToDoQueries queries;
    private final Trials trials;
    private final TrialTests tests;
    private final AccessPolicy policy;
    private final Clock clock;

    ToDos(ToDoQueries queries, Trials trials, TrialTests tests, AccessPolicy policy, Clock clock) {
        this.queries = queries;
        this.trials = trials;
        this.tests = tests;
        this.policy = policy;
        this.clock = clock;
    }

    /** What the viewer's organisations have to do, most urgent first; nothing for whom belongs to none. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ToDo of(Viewer viewer) {
        if (viewer.organisations().isEmpty()) {
            return ToDo.NOTHING;
        }
        List<ToDoQueries.Own> own = queries.own(viewer.organisations());
        Set<Long> ids = new HashSet<>();
        own.forEach(o -> ids.add(o.trial()));
        Map<Long, Trial> known = new HashMap<>();
        trials.byIds(ids).stream()
                .filter(t -> policy.mayKnow(viewer, t.scope()))
                .forEach(t -> known.put(t.id(), t));
        List<ToDoQueries.Own> here =
                own.stream().filter(o -> known.containsKey(o.trial())).toList();
        return new Reading(viewer, known, here, clock.instant()).toDo();
    }

    /** The organisations that have something left to do in an open trial, whoever asks. */
    public Set<Long> unfinished(Trial trial) {
        List<Long> taking = trials.participants(trial.id()).stream()
                .filter(p -> !p.hasLeft())
                .map(Participant::id)
                .toList();
        return taking.isEmpty()
                ? Set.of()
                : new Reading(Viewer.ANYBODY, Map.of(trial.id(), trial), List.of(), clock.instant())
                        .unfinished(trial, taking);
    }

    /** What is read for one list, and what is made of it. */
    private final class Reading {

        private final Viewer viewer;
        private final Map<Long, Trial> known;
        private final List<ToDoQueries.Own> own;
        private final Instant now;
        private final Map<Long, Set<Long>> reported = new HashMap<>();
        private final Map<Long, Set<Long>> met = new HashMap<>();
        private final Map<ToDoQueries.Kind, List<ToDoQueries.Line>> asked = new HashMap<>();
        private final Map<Long, Participant> byId = new HashMap<>();
        private final Map<Long, Trial> trialOf = new HashMap<>();
        private final Map<Long, Map<Long, TestCase>> cases = new HashMap<>();
        private final List<Reporting> reports = new ArrayList<>();

        Reading(Viewer viewer, Map<Long, Trial> known, List<ToDoQueries.Own> own, Instant now) {
            this.viewer = viewer;
            this.known = known;
            this.own = own;
            this.now = now;
        }

        ToDo toDo() {
            Map<Long, List<Long>> speaking = new HashMap<>();
            for (ToDoQueries.Own o : own) {
                Trial trial = Objects.requireNonNull(known.get(o.trial()));
                if (o.participation() != null
                        && o.status() == ParticipationStatus.ACCEPTED
                        && policy.mayReportFor(viewer, trial.scope(), o.organisation())) {
                    speaking.computeIfAbsent(trial.id(), id -> new ArrayList<>())
                            .add(o.participation());
                }
            }
            if (!speaking.isEmpty()) {
                read(speaking.values().stream().flatMap(List::stream).toList());
                speaking.forEach(
                        (trial, participations) -> report(Objects.requireNonNull(known.get(trial)), participations));
            }
            reports.sort(Comparator.comparingInt(Reading::missing).reversed());
            return new ToDo(
                    asked(ToDoQueries.Kind.TO_ANSWER),
                    asked(ToDoQueries.Kind.DISPUTED),
                    asked(ToDoQueries.Kind.RETURNED),
                    registrations(),
                    reports,
                    deadlines(),
                    meetings(speaking.values().stream().flatMap(List::stream).toList()));
        }

        Set<Long> unfinished(Trial trial, List<Long> participations) {
            read(participations);
            report(trial, participations);
            Set<Long> left = new HashSet<>();
            reports.forEach(r -> left.add(r.own()));
            for (ToDoQueries.Kind kind : asked.keySet()) {
                asked(kind).forEach(a -> left.add(a.own()));
            }
            return left.stream()
                    .map(id -> Objects.requireNonNull(byId.get(id)).organisationId())
                    .collect(Collectors.toSet());
        }

        private List<ToDo.Meeting> meetings(List<Long> participations) {
            List<ToDo.Meeting> coming = new ArrayList<>();
            if (participations.isEmpty()) {
                return coming;
            }
            for (ToDoQueries.Coming c : queries.coming(participations, now, MOST_MEETINGS)) {
                long own = participations.contains(c.first()) ? c.first() : c.second();
                Participant mine = byId.get(own);
                Participant other = byId.get(own == c.first() ? c.second() : c.first());
                Trial trial = trialOf.get(own);
                if (mine != null && other != null && trial != null) {
                    coming.add(new ToDo.Meeting(
                            in(trial),
                            own,
                            mine.label(),
                            other.label(),
                            c.at(),
                            trial.setup().zone(),
                            c.place()));
                }
            }
            return coming;
        }

        private static int missing(Reporting r) {
            return r.tests() - r.reported() + Math.max(0, r.partners() - r.met());
        }

        private void read(List<Long> participations) {
            for (ToDoQueries.Line line : queries.work(participations)) {
                switch (line.kind()) {
                    case REPORTED ->
                        reported.computeIfAbsent(line.own(), id -> new HashSet<>())
                                .add(Objects.requireNonNull(line.testCase()));
                    case MET ->
                        met.computeIfAbsent(line.own(), id -> new HashSet<>())
                                .add(Objects.requireNonNull(line.partner()));
                    case TO_ANSWER, DISPUTED, RETURNED ->
                        asked.computeIfAbsent(line.kind(), k -> new ArrayList<>())
                                .add(line);
                }
            }
        }

        private void report(Trial trial, List<Long> participations) {
            List<Participant> all = trials.participants(trial.id());
            all.forEach(p -> byId.put(p.id(), p));
            List<TestCase> suite = tests.cases(trial);
            Encounters encounters = new Encounters(trial.setup(), suite, trials.roles(trial));
            Map<Long, TestCase> byTest = cases.computeIfAbsent(trial.id(), id -> new HashMap<>());
            suite.forEach(c -> byTest.put(c.id(), c));
            for (long id : participations) {
                trialOf.put(id, trial);
                Participant p = byId.get(id);
                if (p == null) {
                    continue;
                }
                Set<Long> said = reported.getOrDefault(id, Set.of());
                int alone = 0;
                int spoken = 0;
                for (TestCase test : suite) {
                    if (test.kind() == TestKind.CONFORMANCE && test.isFor(p.roleId())) {
                        alone++;
                        spoken += said.contains(test.id()) ? 1 : 0;
                    }
                }
                int others = (int) all.stream()
                        .filter(o -> !o.hasLeft() && encounters.meet(p, o))
                        .count();
                Reporting line = new Reporting(
                        in(trial),
                        id,
                        p.label(),
                        alone,
                        spoken,
                        Math.min(encounters.least(p), others),
                        met.getOrDefault(id, Set.of()).size());
                if (missing(line) > 0) {
                    reports.add(line);
                }
            }
        }

        private List<Asked> asked(ToDoQueries.Kind kind) {
            List<Asked> cells = new ArrayList<>();
            for (ToDoQueries.Line line : asked.getOrDefault(kind, List.of())) {
                Participant mine = byId.get(line.own());
                Participant partner = line.partner() == null ? null : byId.get(line.partner());
                Asked cell = mine == null ? null : asked(kind, line, mine, partner);
                if (cell != null) {
                    cells.add(cell);
                }
            }
            // What has waited longest is most urgent.
            cells.sort(Comparator.comparing(Asked::at).thenComparing(Asked::test));
            return cells;
        }

        private @Nullable Asked asked(
                ToDoQueries.Kind kind, ToDoQueries.Line line, Participant mine, @Nullable Participant partner) {
            boolean oneOrganisation = partner != null && partner.organisationId() == mine.organisationId();
            if (kind == ToDoQueries.Kind.TO_ANSWER && oneOrganisation) {
                // An organisation speaks once where both products are its own.
                return null;
            }
            Trial trial = Objects.requireNonNull(trialOf.get(mine.id()));
            TestCase test = Objects.requireNonNull(cases.get(trial.id())).get(line.testCase());
            if (test == null || line.at() == null) {
                return null;
            }
            return new Asked(
                    in(trial),
                    mine.id(),
                    mine.label(),
                    test.key(),
                    test.title(),
                    partner == null ? null : partner.label(),
                    partner == null ? null : partner.organisation(),
                    line.at());
        }

        private List<Joining> registrations() {
            return own.stream()
                    .filter(o -> o.status() != ParticipationStatus.ACCEPTED || o.legend() || o.terms())
                    .map(o -> new Joining(
                            in(Objects.requireNonNull(known.get(o.trial()))),
                            o.organisationName(),
                            o.called(),
                            o.status(),
                            o.reason(),
                            o.legend() && o.status() != ParticipationStatus.DECLINED,
                            o.terms() && o.status() != ParticipationStatus.DECLINED))
                    .sorted(Comparator.comparing((Joining j) -> j.status() == null ? -1 : URGENCY.indexOf(j.status()))
                            .thenComparing(j -> j.trial().title()))
                    .toList();
        }

        private List<Deadline> deadlines() {
            Set<Long> joining = new HashSet<>();
            own.stream().filter(o -> o.status() == null).forEach(o -> joining.add(o.trial()));
            List<Deadline> days = new ArrayList<>();
            for (Trial trial : known.values()) {
                for (PhaseDue due : PhaseDue.of(trial, now)) {
                    boolean theirs = due.kind() != PhaseDue.Kind.REGISTRATION_CLOSES || joining.contains(trial.id());
                    if (theirs && due.days() >= 0 && due.days() <= AHEAD) {
                        days.add(new Deadline(in(trial), trial.setup().zone(), due));
                    }
                }
            }
            days.sort(Comparator.comparing((Deadline d) -> d.due().moment()));
            return days;
        }
    }

    /** What has to be done about it first: what is to be accepted, then what waits for an answer. */
    private static final List<ParticipationStatus> URGENCY = List.of(
            ParticipationStatus.ACCEPTED,
            ParticipationStatus.REQUESTED,
            ParticipationStatus.WAITLISTED,
            ParticipationStatus.DECLINED);

    private static In in(Trial trial) {
        return new In(trial.id(), trial.slug(), trial.title());
    }
}
