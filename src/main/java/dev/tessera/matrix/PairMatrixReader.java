package dev.tessera.matrix;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.common.Refusal;
import dev.tessera.specification.Staleness;
import dev.tessera.specification.TestCase;
import dev.tessera.specification.TestKind;
import dev.tessera.trial.Participant;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialTests;
import dev.tessera.trial.Trials;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads matrices of products that met, as a viewer may see them; in one view of the database, like the others. */
@Component
class PairMatrixReader {

    private final MatrixQueries queries;
    private final Trials trials;
    private final TrialTests tests;
    private final AccessPolicy policy;
    private final Clock clock;

    PairMatrixReader(MatrixQueries queries, Trials trials, TrialTests tests, AccessPolicy policy, Clock clock) {
        this.queries = queries;
        this.trials = trials;
        this.tests = tests;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * The pairs that met, of those that a viewer may see.
     *
     * @param test the key of the only test that is shown; none: all of them, counted
     * @param asOf as of when; none: now
     */
    PairMatrix read(Viewer viewer, Trial trial, @Nullable String test, @Nullable Instant asOf) {
        List<TestCase> met = tests.cases(trial).stream()
                .filter(c -> c.kind() == TestKind.INTEROPERABILITY)
                .toList();
        TestCase only = test == null
                ? null
                : met.stream()
                        .filter(c -> c.key().equals(test))
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("matrix.no-pair-test", test));
        List<TestCase> shown = only == null ? met : List.of(only);
        List<Participant> all = trials.participants(trial.id());
        List<Column> subjects = all.stream()
                .filter(p -> shown.stream().anyMatch(c -> c.subjectMayBe(p.roleId())))
                .map(Column::of)
                .toList();
        List<Column> peers = all.stream()
                .filter(p -> shown.stream().anyMatch(c -> c.peerMayBe(p.roleId())))
                .map(Column::of)
                .toList();
        Places places = new Places(peers);
        Map<Long, byte[]> letters = new HashMap<>();
        Map<Long, Map<Integer, Mark>> marks = new HashMap<>();
        Map<Long, Tally[]> tallies = new HashMap<>();
        Set<Long> own = new HashSet<>();
        all.stream()
                .filter(p -> policy.maySeeResultsOf(viewer, trial.scope(), p.organisationId()))
                .forEach(p -> own.add(p.id()));
        Set<Long> hidden = trial.hidesSides() && !policy.maySeeAllResults(viewer, trial.scope()) ? own : null;
        if (only != null) {
            Staleness changed = tests.stale(trial).get(only.id());
            boolean stale = changed != null && (asOf == null || !changed.since().isAfter(asOf));
            for (MatrixQueries.Cell c : queries.pairCells(trial.id(), only.id(), hidden, asOf)) {
                // Here a cell's 'testCase' is the pair's subject and its column the peer.
                long subject = c.testCase();
                if (own.contains(subject) || own.contains(c.column())) {
                    int place = places.of(c.column());
                    letters.computeIfAbsent(subject, id -> places.empty())[place] =
                            (byte) c.letter().charAt(0);
                    Mark mark = stale ? Mark.stale(c.mark()) : c.mark();
                    if (mark != null) {
                        marks.computeIfAbsent(subject, id -> new HashMap<>()).put(place, mark);
                    }
                }
            }
            for (Column subject : subjects) {
                for (Column peer : peers) {
                    boolean seen = own.contains(subject.id()) || own.contains(peer.id());
                    int place = places.of(peer.id());
                    if (seen && (subject.withdrawn() || peer.withdrawn())) {
                        byte[] row = letters.computeIfAbsent(subject.id(), id -> places.empty());
                        if (row[place] == Row.NOT_REPORTED) {
                            marks.computeIfAbsent(subject.id(), id -> new HashMap<>())
                                    .putIfAbsent(place, Mark.WITHDRAWN);
                        }
                    }
                }
            }
        } else {
            for (MatrixQueries.Pair p : queries.pairs(trial.id(), hidden, asOf)) {
                if (own.contains(p.subject()) || own.contains(p.peer())) {
                    tallies.computeIfAbsent(p.subject(), id -> new Tally[peers.size()])[places.of(p.peer())] =
                            new Tally(p.passed(), p.failed(), p.inconclusive(), p.inapplicable(), p.untested());
                }
            }
        }
        List<PairMatrix.Subject> rows = new ArrayList<>();
        for (Column subject : subjects) {
            Tally[] row = tallies.getOrDefault(subject.id(), new Tally[peers.size()]);
            rows.add(new PairMatrix.Subject(
                    subject,
                    letters.getOrDefault(subject.id(), places.empty()),
                    marks.getOrDefault(subject.id(), Map.of()),
                    Arrays.stream(row).map(t -> t == null ? Tally.NONE : t).toList()));
        }
        return new PairMatrix(
                trial.slug(),
                trial.title(),
                asOf == null ? clock.instant() : asOf,
                Revision.ofPairs(trial, test, peers, rows),
                test,
                peers,
                rows);
    }
}
