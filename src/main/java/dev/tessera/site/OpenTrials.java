package dev.tessera.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tessera.access.Viewer;
import dev.tessera.matrix.Matrices;
import dev.tessera.matrix.Matrix;
import dev.tessera.trial.TestedVersion;
import dev.tessera.trial.Trial;
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
    /** By the matrix itself, which is another one as soon as anything changed; gone when nobody else keeps it. */
    private final Cache<Matrix, Figures> counted =
            Caffeine.newBuilder().weakKeys().build();

    OpenTrials(Trials trials, Matrices matrices) {
        this.trials = trials;
        this.matrices = matrices;
    }

    List<TrialCard> cards(Words words) {
        return trials.visibleTo(Viewer.ANYBODY).stream()
                .map(t -> card(t, words))
                .toList();
    }

    List<TrialCard> against(long specificationVersion, Words words) {
        return trials.visibleTo(Viewer.ANYBODY).stream()
                .filter(t -> t.isAgainst(specificationVersion))
                .map(t -> card(t, words))
                .toList();
    }

    /** Those against any of these specification versions, by path. */
    List<TrialCard> against(Set<String> specifications, Words words) {
        return trials.visibleTo(Viewer.ANYBODY).stream()
                .filter(t -> specifications.stream().anyMatch(t::isAgainst))
                .map(t -> card(t, words))
                .toList();
    }

    /** How many there are against each specification version. */
    Map<Long, Long> counted() {
        return trials.visibleTo(Viewer.ANYBODY).stream()
                .flatMap(t -> t.specifications().stream())
                .collect(Collectors.groupingBy(TestedVersion::id, Collectors.counting()));
    }

    /** Those in which a product takes part. */
    List<TrialCard> withResultsOf(long product, Words words) {
        return trials.withResultsOf(Viewer.ANYBODY, product).stream()
                .map(t -> card(t, words))
                .toList();
    }

    Trial see(String slug) {
        return trials.see(Viewer.ANYBODY, slug);
    }

    TrialCard card(Trial trial, Words words) {
        return new TrialCard(trial, TrialDates.of(trial, words), figures(matrix(trial)));
    }

    Matrix matrix(Trial trial) {
        return matrices.matrix(Viewer.ANYBODY, trial);
    }

    Figures figures(Matrix matrix) {
        return counted.get(matrix, Figures::of);
    }
}
