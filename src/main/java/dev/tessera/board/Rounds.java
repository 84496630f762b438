package dev.tessera.board;

import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.matrix.Tally;
import dev.tessera.trial.Trial;
import dev.tessera.trial.Trials;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Follows products through the rounds of a trial. */
@Service
public class Rounds {

    private final RoundQueries queries;
    private final Trials trials;
    private final AccessPolicy policy;

    Rounds(RoundQueries queries, Trials trials, AccessPolicy policy) {
        this.queries = queries;
        this.trials = trials;
        this.policy = policy;
    }

    /** The rounds that a trial is one of: every product where the viewer sees all results, else their own. */
    public RoundTable of(Viewer viewer, String slug) {
        Trial trial = trials.see(viewer, slug);
        Map<Long, Trial> known = new LinkedHashMap<>();
        trials.rounds(viewer, trial).stream()
                .filter(t -> policy.maySee(viewer, t.scope()))
                .forEach(t -> known.put(t.id(), t));
        Map<Long, RoundTable.Line> lines = new LinkedHashMap<>();
        Map<Long, Trial> seen = new HashMap<>();
        for (RoundQueries.Done done : queries.done(known.keySet())) {
            Trial round = Objects.requireNonNull(known.get(done.trial()));
            if (policy.maySeeResultsOf(viewer, round.scope(), done.organisation())) {
                seen.put(round.id(), round);
                lines.computeIfAbsent(
                                done.product(),
                                id -> new RoundTable.Line(
                                        id, done.slug(), done.name(), done.organisationName(), new HashMap<>()))
                        .rounds()
                        .merge(round.id(), of(done), Rounds::both);
            }
        }
        return new RoundTable(
                trial,
                known.values().stream().filter(t -> seen.containsKey(t.id())).toList(),
                new ArrayList<>(lines.values()));
    }

    private static RoundTable.Done of(RoundQueries.Done done) {
        return new RoundTable.Done(done.version(), new Tally(done.passed(), done.failed(), done.inconclusive(), 0, 0));
    }

    /** A product that took part in two roles, or with two versions, did both. */
    private static RoundTable.Done both(RoundTable.Done one, RoundTable.Done other) {
        String versions = Stream.of(one.versions(), other.versions())
                .filter(v -> !v.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return new RoundTable.Done(versions, one.tally().plus(other.tally()));
    }
}
