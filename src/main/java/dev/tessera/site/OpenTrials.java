package dev.tessera.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tessera.access.AccessPolicy;
import dev.tessera.access.Viewer;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.Matrix;
import dev.tessera.trial.Participant;
import dev.tessera.trial.TestedVersion;
import dev.tessera.trial.Trial;
import dev.tessera.trial.TrialRole;
import dev.tessera.trial.Trials;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The trials that anybody may see, with what is known of them in figures. */
@Component
class OpenTrials {

    private final Trials trials;
    private final Matrices matrices;
    private final AccessPolicy policy;
    /** By the matrix itself, which is another one as soon as anything changed; gone when nobody else keeps it. */
    private final Cache<Matrix, Figures> counted =
            Caffeine.newBuilder().weakKeys().build();

    OpenTrials(Trials trials, Matrices matrices, AccessPolicy policy) {
        this.trials = trials;
        this.matrices = matrices;
        this.policy = policy;
    }

    /** Also those whose results are not for everybody, without them. */
    List<TrialCard> cards(Words words) {
        return trials.knownTo(Viewer.ANYBODY).stream().map(t -> card(t, words)).toList();
    }

    List<TrialCard> against(long specificationVersion, Words words) {
        return trials.knownTo(Viewer.ANYBODY).stream()
                .filter(t -> t.isAgainst(specificationVersion))
                .map(t -> card(t, words))
                .toList();
    }

    /** Those against any of these specification versions, by path. */
    List<TrialCard> against(Set<String> specifications, Words words) {
        return trials.knownTo(Viewer.ANYBODY).stream()
                .filter(t -> specifications.stream().anyMatch(t::isAgainst))
                .map(t -> card(t, words))
                .toList();
    }

    /** How many there are against each specification version. */
    Map<Long, Long> counted() {
        return trials.knownTo(Viewer.ANYBODY).stream()
                .flatMap(t -> t.specifications().stream())
                .collect(Collectors.groupingBy(TestedVersion::id, Collectors.counting()));
    }

    /** Those in which a product takes part. */
    List<TrialCard> withResultsOf(long product, Words words) {
        return trials.withResultsOf(Viewer.ANYBODY, product).stream()
                .map(t -> card(t, words))
                .toList();
    }

    /** One that anybody may know of, whoever may see its results. */
    Trial know(String slug) {
        return trials.know(Viewer.ANYBODY, slug);
    }

    /** Its rounds, the first one first, of those that anybody may know of. */
    List<Trial> rounds(Trial trial) {
        return trials.rounds(Viewer.ANYBODY, trial);
    }

    /** Whether its results are for everybody. */
    boolean hasResults(Trial trial) {
        return policy.maySeeAllResults(Viewer.ANYBODY, trial.scope());
    }

    List<TrialRole> roles(Trial trial) {
        return trials.roles(trial);
    }

    /** How many products and organisations take part: no more than that, where results are not for everybody. */
    TrialPage.Takers takers(Trial trial) {
        List<Participant> taking = trials.participants(trial.id()).stream()
                .filter(p -> !p.hasLeft())
                .toList();
        return new TrialPage.Takers(
                taking.size(),
                (int) taking.stream().map(Participant::productId).distinct().count(),
                (int) taking.stream()
                        .map(Participant::organisationId)
                        .distinct()
                        .count());
    }

    Trial see(String slug) {
        return trials.see(Viewer.ANYBODY, slug);
    }

    TrialCard card(Trial trial, Words words) {
        boolean results = hasResults(trial);
        return new TrialCard(
                trial, TrialDates.of(trial, words), results ? figures(matrix(trial)) : Figures.NONE, results);
    }

    Matrix matrix(Trial trial) {
        return matrices.matrix(Viewer.ANYBODY, trial);
    }

    Figures figures(Matrix matrix) {
        return counted.get(matrix, Figures::of);
    }
}
